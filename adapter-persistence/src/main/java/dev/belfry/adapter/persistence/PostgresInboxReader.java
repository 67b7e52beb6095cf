package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxReader;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Progress;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.View;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/** Reads inboxes, each answer from one snapshot of the database. */
class PostgresInboxReader implements InboxReader {

  private final RecipientRows recipients;
  private final ItemRows items;
  private final NotificationRows notifications;
  private final Contents contents;
  private final StoredPreferences preferences;
  private final Transactions transactions;

  PostgresInboxReader(
      RecipientRows recipients,
      ItemRows items,
      NotificationRows notifications,
      Contents contents,
      StoredPreferences preferences,
      Transactions transactions) {
    this.recipients = recipients;
    this.items = items;
    this.notifications = notifications;
    this.contents = contents;
    this.preferences = preferences;
    this.transactions = transactions;
  }

  @Override
  public Optional<InboxPage> page(RecipientId owner, View view, @Nullable Long before, int limit) {
    return transactions.snapshot(() ->
        recipients
            .findById(owner.value())
            .map(row -> page(row.head(), view, before == null ? Long.MAX_VALUE : before, limit)));
  }

  private InboxPage page(LogHead head, View view, long before, int limit) {
    // one more tells whether any follow
    List<ItemRow> rows = rows(head.owner().value(), view, before, Limit.of(limit + 1));
    List<ItemRow> shown = rows.subList(0, Math.min(limit, rows.size()));
    return new InboxPage(head, withContent(shown), rows.size() > limit);
  }

  /** A query each: with one for all, PostgreSQL would not see which index it may use. */
  private List<ItemRow> rows(String owner, View view, long before, Limit limit) {
    if (view.category() == null) {
      return switch (view.state()) {
        case ALL -> items.held(owner, before, limit);
        case UNREAD -> items.unread(owner, before, limit);
        case ARCHIVED -> items.archived(owner, before, limit);
      };
    }
    String category = view.category().value();
    return switch (view.state()) {
      case ALL -> items.held(owner, category, before, limit);
      case UNREAD -> items.unread(owner, category, before, limit);
      case ARCHIVED -> items.archived(owner, category, before, limit);
    };
  }

  private List<Item> withContent(List<ItemRow> rows) {
    Map<UUID, Notification> content =
        contents.byId(rows.stream().map(ItemRow::notification).toList());
    return rows.stream()
        .map(row -> row.item(Objects.requireNonNull(content.get(row.notification()))))
        .toList();
  }

  @Override
  public Preferences preferences(RecipientId owner) {
    return transactions.snapshot(() -> preferences.of(owner));
  }

  @Override
  public Optional<Progress> progress(NotificationId id) {
    return transactions.snapshot(() -> notifications.findById(id.value()).map(this::progress));
  }

  private Progress progress(NotificationRow row) {
    ItemRows.Tally tally = items.tally(row.id());
    return new Progress(
        row.notification(),
        row.recipients(),
        Math.toIntExact(tally.stored()),
        Math.toIntExact(tally.seen()),
        Math.toIntExact(tally.read()));
  }
}
