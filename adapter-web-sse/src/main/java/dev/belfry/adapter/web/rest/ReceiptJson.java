package dev.belfry.adapter.web.rest;

import dev.belfry.domain.Receipt;
import java.util.UUID;

/** What a sender is told about a post. */
record ReceiptJson(UUID id, int recipients, String status) {

  static ReceiptJson of(Receipt receipt) {
    return new ReceiptJson(receipt.id().value(), receipt.recipients(), "stored");
  }
}
