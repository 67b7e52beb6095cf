/** Shapes on the wire that more than one part writes. */
@NullMarked
package dev.belfry.adapter.web.json;

import org.jspecify.annotations.NullMarked;
