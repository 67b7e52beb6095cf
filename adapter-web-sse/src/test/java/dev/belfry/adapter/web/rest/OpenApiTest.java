package dev.belfry.adapter.web.rest;

import static dev.belfry.adapter.web.json.Wire.golden;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.belfry.adapter.web.json.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the code does, and what the golden files hold. */
class OpenApiTest {

  private static final String STREAM = "get /api/v1/inbox/stream";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final String IRI = "urn:belfry:openapi";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  OpenApiTest() throws IOException {
    byte[] bytes = new OpenApiController().document();
    document = Wire.MAPPER.readTree(bytes);
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Map.of(IRI, document.toString())));
  }

  @Test
  void every_call_is_described_and_nothing_else() {
    Set<String> served = new TreeSet<>(callsOfControllers());
    served.add(STREAM); // a servlet, not a controller

    assertThat(described()).isEqualTo(served);
  }

  @Test
  void every_reference_leads_somewhere() {
    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @ParameterizedTest
  @CsvSource({
    "Post, post.request.json",
    "Receipt, post.answer.json",
    "Progress, progress.json",
    "Inbox, inbox.json",
    "Inbox, inbox-archived.json",
    "Preferences, preferences.json",
    "Standing, standing.json",
    "Problem, problem.json"
  })
  void golden_files_are_of_their_schemas(String schema, String file) {
    assertThat(schema(schema).validate(Wire.MAPPER.readTree(golden(file)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream.sse",
        "stream-archive.sse",
        "stream-removed.sse",
        "stream-reset.sse",
        "stream-transient.sse"
      })
  void golden_events_are_of_their_schemas(String file) {
    JsonNode events =
        document
            .at("/paths/~1api~1v1~1inbox~1stream/get/responses/200/content")
            .path("text/event-stream")
            .path("x-events");

    for (String frame : golden(file).split("\n\n", 0)) {
      String name = line(frame, "event: ");
      String schema = events.path(name).path("$ref").asString().replaceAll(".*/", "");
      assertThat(schema(schema).validate(Wire.MAPPER.readTree(line(frame, "data: "))))
          .as(name)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Post | {\"to\":\"ada\"}",
        "Post | {\"to\":[],\"title\":\"x\"}",
        "Post | {\"to\":{\"everyone\":false},\"title\":\"x\"}",
        "Post | {\"to\":[\"ada\",7],\"title\":\"x\"}",
        "Post | {\"to\":\"ada\",\"title\":\"x\",\"link\":\"javascript:alert(1)\"}",
        "Post | {\"to\":\"ada\",\"title\":\"x\",\"link\":\"//evil.example\"}",
        "Post | {\"to\":\"ada\",\"title\":\"x\",\"colour\":\"red\"}",
        "Mark | {\"seen\":false}",
        "Mark | {\"seen\":true,\"read\":true}",
        "Mark | {\"read\":true,\"archived\":true}",
        "Mark | {}",
        "Preferences | {}",
        "Preferences | {\"categories\":{\"No Slug\":{\"ring\":true,\"sound\":true}}}",
        "Preferences | {\"categories\":{\"orders\":{\"ring\":true}}}",
        "Preferences | {\"categories\":{\"orders\":null}}",
        "Preferences | {\"categories\":{},\"quietHours\":{\"from\":\"24:00\",\"to\":\"07:30\",\"timeZone\":\"UTC\"}}",
        "Preferences | {\"categories\":{},\"quiet\":null}",
        "UpTo | {\"category\":\"orders\"}",
        "DemoTokenRequest | {\"recipient\":\"ada\",\"scope\":\"admin\"}"
      })
  void what_the_calls_refuse_is_not_of_the_schema(String schema, String refused) {
    assertThat(schema(schema).validate(Wire.MAPPER.readTree(refused))).isNotEmpty();
  }

  @Test
  void examples_are_the_golden_files() {
    assertThat(document.findValues("example"))
        .contains(
            Wire.MAPPER.readTree(golden("post.request.json")),
            Wire.MAPPER.readTree(golden("post.answer.json")),
            Wire.MAPPER.readTree(golden("progress.json")),
            Wire.MAPPER.readTree(golden("preferences.json")),
            Wire.MAPPER.readTree(golden("standing.json")));
    assertThat(document.findValues("value"))
        .contains(
            Wire.MAPPER.readTree(golden("inbox.json")),
            Wire.MAPPER.readTree(golden("inbox-archived.json")));
    assertThat(document.findValues("value").stream().filter(JsonNode::isString))
        .extracting(JsonNode::stringValue)
        .contains(
            golden("stream.sse"),
            golden("stream-archive.sse"),
            golden("stream-removed.sse"),
            golden("stream-reset.sse"));
  }

  private Schema schema(String name) {
    assertThat(document.at("/components/schemas/" + name).isMissingNode()).as(name).isFalse();
    return schemas.getSchema(SchemaLocation.of(IRI + "#/components/schemas/" + name));
  }

  private Set<String> described() {
    return document.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().propertyNames().stream()
                .filter(METHODS::contains)
                .map(method -> method + " " + path.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> callsOfControllers() {
    var environment = new StandardEnvironment();
    environment.setActiveProfiles("demo");
    var scanner = new ClassPathScanningCandidateComponentProvider(false, environment);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    return scanner.findCandidateComponents("dev.belfry.adapter.web").stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
        .flatMap(OpenApiTest::calls)
        .collect(Collectors.toSet());
  }

  private static Stream<String> calls(Class<?> controller) {
    var whole = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    String prefix = whole == null ? "" : only(whole.path());
    return Arrays.stream(controller.getDeclaredMethods())
        .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
        .filter(mapping -> mapping != null)
        .flatMap(mapping ->
            Arrays.stream(mapping.method())
                .map(method ->
                    method.name().toLowerCase(Locale.ROOT) + " " + prefix + only(mapping.path())));
  }

  private static String only(String[] paths) {
    return paths.length == 0 ? "" : paths[0];
  }

  private static String line(String frame, String field) {
    return frame
        .lines()
        .filter(line -> line.startsWith(field))
        .map(line -> line.substring(field.length()))
        .findFirst()
        .orElseThrow();
  }
}
