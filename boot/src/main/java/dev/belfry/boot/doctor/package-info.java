/** {@code java -jar belfry.jar doctor}: looks at an installation from outside. */
@NullMarked
package dev.belfry.boot.doctor;

import org.jspecify.annotations.NullMarked;
