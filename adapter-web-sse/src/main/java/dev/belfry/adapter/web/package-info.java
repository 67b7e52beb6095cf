/** REST, the stream and security. Only {@link WebConfiguration} is for others. */
@NullMarked
package dev.belfry.adapter.web;

import org.jspecify.annotations.NullMarked;
