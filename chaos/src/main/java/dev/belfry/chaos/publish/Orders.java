package dev.belfry.chaos.publish;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Says what to post next, and when. It keeps an even pace over the whole time; what a fault has
 * held up is made up for.
 */
public final class Orders {

  private static final int OUT_OF = 1_000;

  private final Mix mix;
  private final List<String> recipients;
  private final int pagesEach;
  private final long begin = System.nanoTime();
  private final long limit;
  private final long nanosPerDelivery;
  private final AtomicLong deliveries = new AtomicLong();

  /**
   * @param pagesEach how many clients each recipient has
   * @param limit how many deliveries are ordered
   * @param time over which they are spread
   */
  public Orders(Mix mix, List<String> recipients, int pagesEach, long limit, Duration time) {
    this.mix = mix;
    this.recipients = List.copyOf(recipients);
    this.pagesEach = pagesEach;
    this.limit = limit;
    this.nanosPerDelivery = time.toNanos() / limit;
  }

  /** Returns true when it is time for the next, and false when there is none. */
  boolean await(RandomGenerator random) throws InterruptedException {
    if (isDone()) return false;
    long due = begin + deliveries.get() * nanosPerDelivery;
    long wait = (due - System.nanoTime()) / 1_000_000;
    if (wait > 0) Thread.sleep(wait + random.nextInt(20));
    return true;
  }

  Order next(RandomGenerator random) {
    int lot = random.nextInt(OUT_OF);
    Order order;
    if ((lot -= mix.toEveryone()) < 0) order = new Order(null, random.nextInt(4) == 0, null);
    else if ((lot -= mix.toList()) < 0) order = new Order(several(random), false, null);
    else if ((lot -= mix.expiring()) < 0) order = new Order(one(random), true, null);
    else if ((lot -= mix.wrong()) < 0) order = new Order(one(random), false, Order.Wrong.NO_TITLE);
    else if ((lot -= mix.wrong()) < 0) {
      order = new Order(one(random), false, Order.Wrong.KEY_OF_ANOTHER);
    } else order = new Order(one(random), false, null);
    Set<String> to = order.to();
    if (order.fault() == null) {
      deliveries.addAndGet((long) pagesEach * (to == null ? recipients.size() : to.size()));
    }
    return order;
  }

  /** How many were ordered so far. */
  public long deliveries() {
    return deliveries.get();
  }

  /** Whether all were ordered. */
  public boolean isDone() {
    return deliveries.get() >= limit;
  }

  private Set<String> one(RandomGenerator random) {
    return Set.of(recipients.get(random.nextInt(recipients.size())));
  }

  private Set<String> several(RandomGenerator random) {
    Set<String> several = new HashSet<>();
    int longest = Math.min(mix.longestList(), recipients.size());
    int count = random.nextInt(Math.min(2, longest), longest + 1);
    while (several.size() < count) several.add(recipients.get(random.nextInt(recipients.size())));
    return several;
  }
}
