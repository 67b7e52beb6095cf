/** Belfry's own statements put to its own database, without Belfry. */
@NullMarked
package dev.belfry.bench.sql;

import org.jspecify.annotations.NullMarked;
