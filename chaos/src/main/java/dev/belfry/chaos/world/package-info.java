/** What is broken: nodes, the database, Redis, and the ways between them. */
@NullMarked
package dev.belfry.chaos.world;

import org.jspecify.annotations.NullMarked;
