/** What can go wrong. */
@NullMarked
package dev.belfry.chaos.fault;

import org.jspecify.annotations.NullMarked;
