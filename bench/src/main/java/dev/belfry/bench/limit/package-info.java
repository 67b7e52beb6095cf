/** The limit: as little Java as can write these bytes to these sockets. */
@NullMarked
package dev.belfry.bench.limit;

import org.jspecify.annotations.NullMarked;
