package dev.belfry.adapter.web.rest;

import dev.belfry.domain.Receipt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a sender is told about a post. */
record ReceiptJson(@Nullable UUID id, @Nullable Integer recipients, String status) {

  /** Of what is kept nowhere: nobody knows whom it reaches. */
  static final ReceiptJson TRANSIENT = new ReceiptJson(null, null, "transient");

  static ReceiptJson of(Receipt receipt) {
    return new ReceiptJson(receipt.id().value(), receipt.recipients(), "stored");
  }
}
