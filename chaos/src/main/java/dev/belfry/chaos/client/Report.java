package dev.belfry.chaos.client;

import dev.belfry.chaos.client.Life.Badge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a client that is not of this process says of itself.
 *
 * @param position where it stands
 * @param shown the numbers of those in the inbox as far as it is loaded, newest first
 * @param handed as events, in their order
 * @param seen all numbers that it has ever shown
 */
public record Report(
    String recipient,
    String status,
    long position,
    Badge badge,
    List<Long> shown,
    List<Handed> handed,
    Set<Long> seen) {

  static Report of(JsonNode json) {
    JsonNode counts = json.path("counts");
    long now = System.nanoTime();
    List<Handed> handed = new ArrayList<>();
    json.path("handed")
        .forEach(
            one -> handed.add(new Handed(one.path(0).asLong(), one.path(1).asLong(), true, now)));
    return new Report(
        json.path("recipient").asString(),
        json.path("status").asString(),
        json.path("position").asLong(),
        new Badge(
            counts.path("unseen").asLong(),
            counts.path("unread").asLong(),
            counts.path("total").asLong()),
        numbers(json.path("shown")),
        handed,
        new HashSet<>(numbers(json.path("seen"))));
  }

  private static List<Long> numbers(JsonNode json) {
    List<Long> numbers = new ArrayList<>();
    json.forEach(number -> numbers.add(number.asLong()));
    return numbers;
  }
}
