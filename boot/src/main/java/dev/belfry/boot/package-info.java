/** Main, the wiring as a list, and the settings. */
@NullMarked
package dev.belfry.boot;

import org.jspecify.annotations.NullMarked;
