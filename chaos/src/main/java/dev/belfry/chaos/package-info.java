/** Breaks what can break, and holds Belfry to its promise meanwhile. */
@NullMarked
package dev.belfry.chaos;

import org.jspecify.annotations.NullMarked;
