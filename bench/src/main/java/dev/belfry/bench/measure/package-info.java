/** What a process costs: CPU, memory, heap. */
@NullMarked
package dev.belfry.bench.measure;

import org.jspecify.annotations.NullMarked;
