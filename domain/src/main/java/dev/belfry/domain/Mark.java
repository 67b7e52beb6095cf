package dev.belfry.domain;

/**
 * What becomes of a notification in an inbox. Read implies seen; unread takes back read only.
 * Archived leaves seen and read as they are, so that unarchived brings back what was put away.
 */
public enum Mark {
  SEEN,
  READ,
  UNREAD,
  ARCHIVED,
  UNARCHIVED
}
