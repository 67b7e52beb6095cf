/** What tests start: PostgreSQL, Redis, Belfry as a process, and clients that talk to it. */
@NullMarked
package dev.belfry.testsupport;

import org.jspecify.annotations.NullMarked;
