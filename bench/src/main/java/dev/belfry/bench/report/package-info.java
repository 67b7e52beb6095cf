/** From rounds to medians, one table and one picture. */
@NullMarked
package dev.belfry.bench.report;

import org.jspecify.annotations.NullMarked;
