/** Belfry with a mistake built in on purpose: an oracle that does not find it proves nothing. */
@NullMarked
package dev.belfry.chaos.mutant;

import org.jspecify.annotations.NullMarked;
