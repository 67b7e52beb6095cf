/** What Belfry cannot start without, said in words. */
@NullMarked
package dev.belfry.boot.settings;

import org.jspecify.annotations.NullMarked;
