/** What sits inside a node that is to be broken from within; on no class path but this suite's. */
@NullMarked
package dev.belfry.chaos.inside;

import org.jspecify.annotations.NullMarked;
