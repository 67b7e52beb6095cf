/** What senders and recipients call. */
@NullMarked
package dev.belfry.adapter.web.rest;

import org.jspecify.annotations.NullMarked;
