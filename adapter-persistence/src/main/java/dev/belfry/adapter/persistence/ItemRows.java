package dev.belfry.adapter.persistence;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The items of one inbox before a position, newest first, by state and category. */
interface ItemRows extends Repository<ItemRow, ItemRow.Key> {

  String MINE = "select i from ItemRow i where i.recipient = :owner and i.position < :before";
  String OF_CATEGORY = " and i.category = :category";
  String HELD = " and i.archivedAt is null";
  String UNREAD = HELD + " and i.readAt is null";
  String ARCHIVED = " and i.archivedAt is not null";
  String NEWEST_FIRST = " order by i.position desc";

  @Query(MINE + HELD + NEWEST_FIRST)
  List<ItemRow> held(String owner, long before, Limit limit);

  @Query(MINE + HELD + OF_CATEGORY + NEWEST_FIRST)
  List<ItemRow> held(String owner, String category, long before, Limit limit);

  @Query(MINE + UNREAD + NEWEST_FIRST)
  List<ItemRow> unread(String owner, long before, Limit limit);

  @Query(MINE + UNREAD + OF_CATEGORY + NEWEST_FIRST)
  List<ItemRow> unread(String owner, String category, long before, Limit limit);

  @Query(MINE + ARCHIVED + NEWEST_FIRST)
  List<ItemRow> archived(String owner, long before, Limit limit);

  @Query(MINE + ARCHIVED + OF_CATEGORY + NEWEST_FIRST)
  List<ItemRow> archived(String owner, String category, long before, Limit limit);

  @Query(
      """
      select new dev.belfry.adapter.persistence.ItemRows$Tally(count(*), count(i.seenAt), count(i.readAt))
      from ItemRow i where i.notification = :notification
      """)
  Tally tally(UUID notification);

  /** In how many inboxes a notification is, archived or not, and in what state. */
  record Tally(long stored, long seen, long read) {}
}
