package dev.belfry.adapter.web.rest;

import dev.belfry.domain.Receipt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a sender is told about a post. */
record ReceiptJson(UUID id, @Nullable Integer recipients, String status) {

  static ReceiptJson of(Receipt receipt) {
    return new ReceiptJson(receipt.id().value(), receipt.recipients(), "stored");
  }
}
