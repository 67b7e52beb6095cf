/** The baseline: what most would write first with Spring. */
@NullMarked
package dev.belfry.bench.naive;

import org.jspecify.annotations.NullMarked;
