package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/**
 * What the recipient reads. Text is stripped once, here, so no layer needs to do it again.
 *
 * @param title 1 to 140 characters, at least one of them visible
 * @param body at most 4,000 characters
 * @param link where a click leads
 */
public record Message(String title, @Nullable String body, @Nullable Link link) {

  public Message {
    title = Text.stripped("title", title, 1, 140);
    if (!Text.hasVisible(title)) {
      throw new InvalidValueException("title", "must hold at least one visible character");
    }
    if (body != null) body = Text.stripped("body", body, 0, 4_000);
  }

  /** In characters. */
  int length() {
    return title.length() + (body == null ? 0 : body.length());
  }
}
