package dev.belfry.adapter.persistence;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ItemRows extends Repository<ItemRow, ItemRow.Key> {

  List<ItemRow> findByRecipientAndPositionLessThanOrderByPositionDesc(
      String recipient, long before, Limit limit);

  List<ItemRow> findByRecipientAndReadAtIsNullAndPositionLessThanOrderByPositionDesc(
      String recipient, long before, Limit limit);

  List<ItemRow> findByRecipientAndCategoryAndPositionLessThanOrderByPositionDesc(
      String recipient, String category, long before, Limit limit);

  List<ItemRow> findByRecipientAndCategoryAndReadAtIsNullAndPositionLessThanOrderByPositionDesc(
      String recipient, String category, long before, Limit limit);

  @Query(
      """
      select new dev.belfry.adapter.persistence.ItemRows$Tally(count(*), count(i.seenAt), count(i.readAt))
      from ItemRow i where i.notification = :notification
      """)
  Tally tally(UUID notification);

  /** In how many inboxes a notification is, and in what state. */
  record Tally(long stored, long seen, long read) {}
}
