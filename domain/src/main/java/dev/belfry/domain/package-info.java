/** Values, events, and the rules of numbering and counting. An object that exists is valid. */
@NullMarked
package dev.belfry.domain;

import org.jspecify.annotations.NullMarked;
