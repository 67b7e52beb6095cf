package dev.belfry.adapter.web.rest;

/** A request's body as it was sent: compared by its bytes, and read strictly. */
final class RawBody {

  private final byte[] bytes;

  RawBody(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }
}
