package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.domain.Category;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.View;
import org.jspecify.annotations.Nullable;

/** Which page of an inbox is asked for: what stands behind the question mark. */
record PageQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Nullable String state,
    @Nullable String category) {

  private static final int USUAL_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  int items() {
    int items = limit == null ? USUAL_LIMIT : limit;
    if (items < 1 || items > MAX_LIMIT) {
      throw InvalidRequestException.inRequest("limit must be 1 to " + MAX_LIMIT + ".");
    }
    return items;
  }

  @Nullable Long before() {
    return Cursor.before(cursor);
  }

  View view() {
    return new View(shown(), category == null ? null : category(category));
  }

  private View.State shown() {
    return switch (state) {
      case null -> View.State.ALL;
      case "all" -> View.State.ALL;
      case "unread" -> View.State.UNREAD;
      case "archived" -> View.State.ARCHIVED;
      default -> throw InvalidRequestException.inRequest("state must be all, unread or archived.");
    };
  }

  private static Category category(String slug) {
    try {
      return new Category(slug);
    } catch (InvalidValueException invalid) {
      throw InvalidRequestException.inRequest("category " + invalid.problem() + ".");
    }
  }
}
