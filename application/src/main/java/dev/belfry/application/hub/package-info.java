/** Live delivery: this node's open streams, and how each of them gets what it has not had yet. */
@NullMarked
package dev.belfry.application.hub;

import org.jspecify.annotations.NullMarked;
