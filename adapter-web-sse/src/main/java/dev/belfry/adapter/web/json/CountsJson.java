package dev.belfry.adapter.web.json;

import dev.belfry.domain.Counts;

/** The numbers on a badge. */
public record CountsJson(int unseen, int unread, int total) {

  public static CountsJson of(Counts counts) {
    return new CountsJson(counts.unseen(), counts.unread(), counts.total());
  }
}
