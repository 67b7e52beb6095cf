/** nginx before Belfry, with the configurations that are shipped. */
@NullMarked
package dev.belfry.chaos.edge;

import org.jspecify.annotations.NullMarked;
