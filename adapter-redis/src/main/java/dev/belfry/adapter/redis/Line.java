package dev.belfry.adapter.redis;

/** The way to one server and back: a voice, an ear, and a canary that tells whether it works. */
record Line(Voice voice, Ear ear, Canary canary) {

  /** Once a second. A subscription may be gone while its connection is well. */
  void tick() {
    if (canary.tick()) ear.renew();
  }

  void close() {
    voice.close();
    ear.close();
  }
}
