/** The bus between nodes, by the pub/sub of Redis. */
@NullMarked
package dev.belfry.adapter.redis;

import org.jspecify.annotations.NullMarked;
