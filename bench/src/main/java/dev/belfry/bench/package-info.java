/** What {@code ./belfry bench} runs: scenarios against servers, and a report. */
@NullMarked
package dev.belfry.bench;

import org.jspecify.annotations.NullMarked;
