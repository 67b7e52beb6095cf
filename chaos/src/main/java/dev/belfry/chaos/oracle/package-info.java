/** What must be true, and whether it is. */
@NullMarked
package dev.belfry.chaos.oracle;

import org.jspecify.annotations.NullMarked;
