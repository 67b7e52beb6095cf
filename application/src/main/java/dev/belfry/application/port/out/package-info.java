/** What the use cases need from the outside world. */
@NullMarked
package dev.belfry.application.port.out;

import org.jspecify.annotations.NullMarked;
