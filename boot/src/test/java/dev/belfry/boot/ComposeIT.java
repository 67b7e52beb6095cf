package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.TestPostgres;
import dev.belfry.testsupport.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The environment that {@code docker-compose.yml} gives its nodes is one with which they start. */
class ComposeIT {

  private static final Path FILE = Path.of("../docker-compose.yml");

  private final TestPostgres.Database database = TestPostgres.get().newDatabase();

  @Test
  void a_node_starts_with_its_environment_and_delivers() throws IOException {
    BelfryProcess.Setup setup = BelfryProcess.with().program(Api.program());
    environment("node-1").forEach((name, value) -> setup.env(name, here(name, value)));

    try (BelfryProcess node = setup.start()) {
      Api api = Api.of(node);

      assertThat(api.post("ada", "from a container").status()).isEqualTo(201);
      assertThat(api.inbox("ada").text()).contains("from a container");
    }
  }

  @Test
  void all_nodes_have_the_same_environment() throws IOException {
    assertThat(environment("node-2")).isEqualTo(environment("node-1"));
  }

  @Test
  void no_port_is_open_to_other_machines() throws IOException {
    assertThat(Files.readAllLines(FILE))
        .filteredOn(line -> line.strip().startsWith("ports:"))
        .allMatch(line -> line.contains("\"127.0.0.1:"));
  }

  /** Its servers are elsewhere, and what a person puts into .env is for the test to choose. */
  private String here(String name, String value) {
    return switch (name) {
      case "SPRING_DATASOURCE_URL" -> database.url();
      case "SPRING_DATASOURCE_USERNAME" -> database.user();
      case "SPRING_DATASOURCE_PASSWORD" -> database.password();
      case "SPRING_DATA_REDIS_URL" -> TestRedis.get().url();
      default -> value.startsWith("${") ? Api.SECRET : value;
    };
  }

  private static Map<String, String> environment(String service) throws IOException {
    Map<?, ?> file = new Yaml().load(Files.readString(FILE));
    Map<?, ?> node = (Map<?, ?>) ((Map<?, ?>) file.get("services")).get(service);
    Map<String, String> environment = new TreeMap<>();
    ((Map<?, ?>) node.get("environment"))
        .forEach((name, value) -> environment.put(name.toString(), value.toString()));
    return environment;
  }
}
