package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.json.CountsJson;
import dev.belfry.domain.LogHead;

/** Where a log stands after a change. It never moves the position at which a client stands. */
record StandingJson(CountsJson counts, long position) {

  static StandingJson of(LogHead head) {
    return new StandingJson(CountsJson.of(head.counts()), head.position().number());
  }
}
