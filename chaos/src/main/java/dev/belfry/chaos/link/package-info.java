/** The ways between processes, where they can be disturbed. */
@NullMarked
package dev.belfry.chaos.link;

import org.jspecify.annotations.NullMarked;
