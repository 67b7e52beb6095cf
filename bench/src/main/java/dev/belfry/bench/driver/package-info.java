/** The load: many streams in one process, each of which checks what it is sent. */
@NullMarked
package dev.belfry.bench.driver;

import org.jspecify.annotations.NullMarked;
