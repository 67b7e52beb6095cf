/** What is done to a server, and what is noted of it. */
@NullMarked
package dev.belfry.bench.scenario;

import org.jspecify.annotations.NullMarked;
