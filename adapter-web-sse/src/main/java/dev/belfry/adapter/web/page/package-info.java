/** The pages that Belfry serves itself. */
@NullMarked
package dev.belfry.adapter.web.page;

import org.jspecify.annotations.NullMarked;
