package dev.belfry.domain;

/** How much a notification asks of its recipient. It decides how a client rings, nothing else. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH,
  URGENT
}
