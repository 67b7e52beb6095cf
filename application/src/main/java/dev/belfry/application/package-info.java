/** The use cases and the live delivery, in Java alone. */
@NullMarked
package dev.belfry.application;

import org.jspecify.annotations.NullMarked;
