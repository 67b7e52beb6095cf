/** The servers that are measured: how each is started, listened to and posted to. */
@NullMarked
package dev.belfry.bench.server;

import org.jspecify.annotations.NullMarked;
