/**
 * A PostgreSQL that Belfry starts by itself: the database of the profile {@code local} and of
 * tests.
 */
@NullMarked
package dev.belfry.localpostgres;

import org.jspecify.annotations.NullMarked;
