package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which part of an inbox somebody looks at.
 *
 * @param unread only what has not been read
 * @param category only this one; all if null
 */
public record View(boolean unread, @Nullable Category category) {

  public static final View ALL = new View(false, null);
}
