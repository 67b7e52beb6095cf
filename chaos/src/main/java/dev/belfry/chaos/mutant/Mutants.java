package dev.belfry.chaos.mutant;

import dev.belfry.chaos.client.Complaint.Kind;
import java.util.List;
import java.util.Set;

/**
 * The mistakes that the oracle has to find. Where a mistake is a race, the gap is made wider, so
 * that it does not take a thousand runs to fall into.
 */
public final class Mutants {

  private static final String HUB = "application/src/main/java/dev/belfry/application/hub/";
  private static final String SERVICE = "application/src/main/java/dev/belfry/application/service/";
  private static final String DOMAIN = "domain/src/main/java/dev/belfry/domain/";
  private static final String ROWS =
      "adapter-persistence/src/main/java/dev/belfry/adapter/persistence/";

  private static final Edit FOLLOWS_ANY_LOWER =
      new Edit(
          DOMAIN + "RecordedEvent.java",
          "this.position.number() == position.number() + 1 && position.witness().equals(previous)",
          "this.position.number() > position.number()");

  /** What brings broadcasts to all also tells each stream how far its log has come. */
  private static final Edit NO_HELP_FROM_BROADCASTS =
      new Edit(HUB + "Hub.java", "              broadcasts.sweep();\n", "");

  private static final Mutant ORDER_BY_IDENTITY =
      new Mutant(
          "order by identity id",
          Ground.AWAKE,
          Set.of(Kind.LOST),
          List.of(
              FOLLOWS_ANY_LOWER,
              new Edit(DOMAIN + "Replay.java", "|| !isUnbroken(rows)", ""),
              new Edit(
                  ROWS + "PostgresInboxLog.java",
                  "    return groups\n"
                      + "        .publish(new PublicationGroup.Post(notification, to, key))",
                  "    return java.util.Optional.<RecordedEvent>empty()"),
              new Edit(
                  ROWS + "Publications.java",
                  "(:recipient, 1, gen_random_uuid()",
                  "(:recipient, (select id from (select pg_current_xact_id()::text::bigint as id,"
                      + " pg_sleep(random() * 0.03)) identity), gen_random_uuid()"),
              new Edit(
                  ROWS + "Publications.java",
                  "do update set\n          position = r.position + 1,",
                  "do update set\n          position = excluded.position,")));

  private static final Mutant REPLAY_BEFORE_REGISTERING =
      new Mutant(
          "replay before registering",
          Ground.AWAKE,
          Set.of(Kind.LOST),
          List.of(
              new Edit(
                  HUB + "Hub.java",
                  "    if (!subscribers.add(subscriber) || draining) return",
                  """
                      Opening early =
                          opening(request.recipient(), request.lastEventId(), subscriber.id());
                      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
                      if (!subscribers.add(subscriber) || draining) return\
                  """),
              new Edit(
                  HUB + "Hub.java",
                  "opening(request.recipient(), request.lastEventId(), subscriber.id()));\n"
                      + "    } catch",
                  "early);\n    } catch")));

  private static final Mutant NO_GAP_CHECK =
      new Mutant(
          "no gap check",
          Ground.PRUNED,
          Set.of(Kind.LOST),
          List.of(
              FOLLOWS_ANY_LOWER,
              new Edit(
                  DOMAIN + "Replay.java",
                  "return new Lost(Reason.GONE, head);",
                  "return new Page(standing, rows, head);")));

  private static final Mutant PUMP_INSTEAD_OF_REPLAY =
      new Mutant(
          "a pump instead of a replay after a sweep's difference",
          Ground.LOSSY,
          Set.of(Kind.LOST),
          List.of(
              NO_HELP_FROM_BROADCASTS,
              new Edit(HUB + "Sweep.java", "    subscriber.doubt();\n", "")));

  private static final Mutant RING_FORGOTTEN =
      new Mutant(
          "a ring during a pump forgotten",
          Ground.AWAKE,
          Set.of(Kind.LOST),
          List.of(
              new Edit(
                  HUB + "OneAtATime.java",
                  "asked.getAndIncrement() != 0",
                  "!asked.compareAndSet(0, 1)"),
              new Edit(
                  HUB + "OneAtATime.java",
                  """
                        served = asked.get();
                        task.run();
                      } while (!asked.compareAndSet(served, 0));
                  """,
                  """
                        served = 0;
                        task.run();
                        java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                        asked.set(0);
                      } while (served != 0);
                  """)));

  private static final Mutant NO_WITNESS_CHECK =
      new Mutant(
          "no witness check",
          Ground.SWAPPED,
          Set.of(Kind.LOST),
          List.of(
              new Edit(
                  DOMAIN + "Replay.java",
                  "!standing.position().equals(asked)",
                  "standing.position().number() != asked.number()"),
              new Edit(
                  DOMAIN + "RecordedEvent.java", " && position.witness().equals(previous)", ""),
              new Edit(
                  HUB + "Subscriber.java",
                  "if (before.position().equals(standing))",
                  "if (standing != null && before.position().number() == standing.number())"),
              new Edit(
                  ROWS + "Heads.java",
                  "or right(recipient.event_id::text, 8) <> standing.witness",
                  "")));

  private static final Mutant NO_SWEEP =
      new Mutant(
          "no sweep",
          Ground.LOSSY,
          Set.of(Kind.LOST),
          List.of(
              NO_HELP_FROM_BROADCASTS,
              new Edit(HUB + "Sweep.java", "= moved(streams);", "= Set.of();")));

  private static final Mutant RING_BEFORE_COMMIT =
      new Mutant(
          "ring before commit",
          Ground.AWAKE,
          Set.of(Kind.LOST),
          List.of(
              new Edit(
                  SERVICE + "Publishing.java",
                  "    Published published = log.publish(notification, to, key);",
                  """
                      to.forEach(
                          one -> {
                            dev.belfry.domain.Position head = log.contact(one).position();
                            bus.ring(
                                new Bus.Ring(
                                    one,
                                    new dev.belfry.domain.Position(
                                        head.number() + 1, head.witness())));
                          });
                      Published published = log.publish(notification, to, key);\
                  """),
              new Edit(
                  SERVICE + "Publishing.java",
                  "    published.events().forEach(bus::tell);\n",
                  "")));

  private static final Mutant COUNTER_AFTER_COMMIT =
      new Mutant(
          "counter after commit",
          Ground.AWAKE,
          Set.of(Kind.INCONSISTENT),
          List.of(
              new Edit(
                  ROWS + "PublicationGroup.java",
                  "unseen = r.unseen + 1, unread = r.unread + 1, total = r.total + 1",
                  "unseen = r.unseen, unread = r.unread, total = r.total"),
              new Edit(
                  ROWS + "PublicationGroup.java",
                  "  /** A post to one. */",
                  """
                    void count(java.util.Collection<RecordedEvent> recorded) {
                      for (RecordedEvent event : recorded) {
                        jdbc.sql(
                                "update recipient set unseen = unseen + 1, unread = unread + 1,"
                                    + " total = total + 1 where id = ?")
                            .param(event.owner().value())
                            .update();
                      }
                    }

                    /** A post to one. */\
                  """),
              new Edit(
                  ROWS + "PublicationGroups.java",
                  "      recorded = write(waiting.stream().map(Waiting::post).toList());",
                  """
                        Map<Notification, RecordedEvent> all =
                            write(waiting.stream().map(Waiting::post).toList());
                        transactions.write(
                            () -> {
                              group.count(all.values());
                              return all;
                            });
                        recorded = all;\
                  """)));

  private static final Mutant CLIENT_WITHOUT_CHECK =
      new Mutant(
          "client without the position check", Ground.AWAKE, Set.of(Kind.DOUBLED), List.of());

  private static final Mutant WRONG_RECIPIENT =
      new Mutant(
          "wrong recipient filter",
          Ground.AWAKE,
          Set.of(Kind.MISDELIVERED),
          List.of(
              new Edit(
                  ROWS + "PostgresInboxReader.java",
                  "rows(head.owner().value(), view,",
                  "rows(head.owner().value().replaceFirst(\"[0-9]$\", \"1\"), view,")));

  private static final Mutant CHUNK_WITHOUT_LOCK =
      new Mutant(
          "broadcast chunk without the row lock",
          Ground.CROWDED,
          Set.of(Kind.INCONSISTENT),
          List.of(
              new Edit(
                  ROWS + "Broadcasts.java",
                  "due(recipients, \"order by id for update skip locked\")",
                  "due(recipients, \"\")"),
              new Edit(
                  ROWS + "Broadcasts.java",
                  "from arrived),\n      item as",
                  "from arrived on conflict do nothing),\n      item as"),
              new Edit(
                  ROWS + "Broadcasts.java",
                  "where kind = 1),\n      gone",
                  "where kind = 1 on conflict do nothing),\n      gone")));

  /** No mistake: it writes an event of a kind that this release does not know after each post. */
  public static final Mutant NEXT_RELEASE =
      new Mutant(
          "next release",
          Ground.MIXED,
          Set.of(),
          List.of(
              new Edit(
                  ROWS + "PublicationGroup.java",
                  "  /** A post to one. */",
                  """
                    void comment(java.util.Collection<RecordedEvent> recorded) {
                      for (RecordedEvent event : recorded) {
                        jdbc.sql(
                                "with head as (update recipient r set position = r.position + 1,"
                                    + " event_id = gen_random_uuid(), previous = r.event_id"
                                    + " where id = ? returning *)"
                                    + " insert into event (recipient, position, id, previous, kind,"
                                    + " at, unseen, unread, total, of_next_release)"
                                    + " select id, position, event_id, previous, 99, now(), unseen,"
                                    + " unread, total, 'a word' from head")
                            .param(event.owner().value())
                            .update();
                      }
                    }

                    /** A post to one. */\
                  """),
              new Edit(
                  ROWS + "PublicationGroups.java",
                  "      recorded = write(waiting.stream().map(Waiting::post).toList());",
                  """
                        Map<Notification, RecordedEvent> all =
                            write(waiting.stream().map(Waiting::post).toList());
                        transactions.write(
                            () -> {
                              group.comment(all.values());
                              return all;
                            });
                        recorded = all;\
                  """)));

  private Mutants() {}

  public static List<Mutant> all() {
    return List.of(
        ORDER_BY_IDENTITY,
        REPLAY_BEFORE_REGISTERING,
        NO_GAP_CHECK,
        PUMP_INSTEAD_OF_REPLAY,
        RING_FORGOTTEN,
        NO_WITNESS_CHECK,
        NO_SWEEP,
        RING_BEFORE_COMMIT,
        COUNTER_AFTER_COMMIT,
        CLIENT_WITHOUT_CHECK,
        WRONG_RECIPIENT,
        CHUNK_WITHOUT_LOCK);
  }

  /**
   * The one that is called so.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Mutant named(String name) {
    return all().stream()
        .filter(mutant -> mutant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no mutant called " + name));
  }
}
