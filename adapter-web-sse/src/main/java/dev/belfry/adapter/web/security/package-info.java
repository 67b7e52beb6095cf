/** Who calls, and what she may. */
@NullMarked
package dev.belfry.adapter.web.security;

import org.jspecify.annotations.NullMarked;
