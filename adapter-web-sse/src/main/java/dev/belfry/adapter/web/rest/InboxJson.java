package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.json.CountsJson;
import dev.belfry.domain.InboxPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox.
 *
 * @param next the cursor of the next page
 * @param lastEventId where a stream continues that knows the first page
 */
record InboxJson(
    List<ItemJson> data,
    @Nullable String next,
    CountsJson counts,
    long position,
    String lastEventId) {

  static InboxJson of(InboxPage page) {
    var head = page.head();
    return new InboxJson(
        page.items().stream().map(ItemJson::of).toList(),
        page.hasMore() ? Cursor.after(page.items().getLast()) : null,
        CountsJson.of(head.counts()),
        head.position().number(),
        head.position().id());
  }
}
