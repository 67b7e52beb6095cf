package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.RecipientId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelsTest {

  @Test
  void are_the_same_on_every_node_and_show_no_name() {
    assertThat(Channels.of(new RecipientId("ada"))).isEqualTo("belfry:{2}:104");
    assertThat(Channels.part(Channels.of(new RecipientId("ada")))).isEqualTo(2);
    assertThat(Channels.part(Channels.EVERYBODY)).isZero();
  }

  @Test
  void spread_names_that_are_alike_over_all_parts() {
    Set<String> channels =
        IntStream.range(0, 10_000)
            .mapToObj(i -> Channels.of(new RecipientId("user-" + i)))
            .collect(Collectors.toSet());

    assertThat(channels).hasSizeGreaterThan(9_000);
    assertThat(channels.stream().map(Channels::part).distinct()).hasSize(Channels.PARTS);
  }
}
