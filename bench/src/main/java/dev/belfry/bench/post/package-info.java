/** Sends notifications, at a rate, over a few connections of its own. */
@NullMarked
package dev.belfry.bench.post;

import org.jspecify.annotations.NullMarked;
