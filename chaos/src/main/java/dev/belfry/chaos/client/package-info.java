/** Light clients: loaded pages without a browser. */
@NullMarked
package dev.belfry.chaos.client;

import org.jspecify.annotations.NullMarked;
