/** Refusals, as RFC 9457 problems. */
@NullMarked
package dev.belfry.adapter.web.problem;

import org.jspecify.annotations.NullMarked;
