/** What Belfry can be asked to do. */
@NullMarked
package dev.belfry.application.port.in;

import org.jspecify.annotations.NullMarked;
