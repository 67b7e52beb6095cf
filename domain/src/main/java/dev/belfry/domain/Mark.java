package dev.belfry.domain;

/** What becomes of a notification in an inbox. Read implies seen; unread takes back read only. */
public enum Mark {
  SEEN,
  READ,
  UNREAD
}
