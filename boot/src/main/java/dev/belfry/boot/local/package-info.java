/** What the profile {@code local} needs to start without any configuration. */
@NullMarked
package dev.belfry.boot.local;

import org.jspecify.annotations.NullMarked;
