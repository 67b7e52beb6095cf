package dev.belfry.domain;

/** Why a notification has left an inbox. */
public enum Removal {
  /** Its sender took it back. */
  RECALLED,
  /** Its time was over. */
  EXPIRED
}
