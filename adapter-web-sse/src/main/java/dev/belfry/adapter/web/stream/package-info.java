/** The stream: a servlet that writes without blocking. */
@NullMarked
package dev.belfry.adapter.web.stream;

import org.jspecify.annotations.NullMarked;
