package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads what callers send and forgives nothing, so that a typo is found and not ignored: unknown
 * and duplicate members, numbers in the place of text, bytes that are no UTF-8, words after the
 * end.
 */
class StrictJson {

  /** The body itself and 100 levels of {@code data}. */
  private static final int MAX_DEPTH = 101;

  private static final String ONE_OBJECT = "The body must be one JSON object, and nothing else.";

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(
              DeserializationFeature
                  .USE_BIG_DECIMAL_FOR_FLOATS) // 0.10 and 1e400 stay what they are
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  List.of(
                          CoercionInputShape.Integer,
                          CoercionInputShape.Float,
                          CoercionInputShape.Boolean)
                      .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
          .build();

  /**
   * Reads one JSON object.
   *
   * @throws InvalidRequestException with a pointer to the member at fault where there is one
   */
  <T> T read(RawBody body, Class<T> shape) {
    try {
      T value = mapper.readValue(text(body), shape);
      if (value == null) throw InvalidRequestException.inBody(null, ONE_OBJECT);
      return value;
    } catch (InputCoercionException tooLarge) {
      throw InvalidRequestException.inBody(pointer(tooLarge), "is a number out of range");
    } catch (StreamReadException broken) {
      throw InvalidRequestException.inBody(null, words(broken));
    } catch (UnrecognizedPropertyException unknown) {
      throw InvalidRequestException.inBody(pointer(unknown), "is not known");
    } catch (DatabindException mismatch) {
      String pointer = pointer(mismatch);
      throw InvalidRequestException.inBody(
          pointer, pointer == null ? ONE_OBJECT : "is of the wrong type");
    } catch (JacksonException beyond) {
      throw InvalidRequestException.inBody(
          null, "The body is nested too deeply, or holds a number or a name that is too long.");
    }
  }

  private static String text(RawBody body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.bytes())).toString();
    } catch (CharacterCodingException malformed) {
      throw InvalidRequestException.inBody(null, "The body is not UTF-8.");
    }
  }

  /** The parser's own words name its settings. */
  private static String words(StreamReadException broken) {
    boolean twice = String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate");
    TokenStreamLocation at = broken.getLocation();
    return "The body %s (line %d, column %d)."
        .formatted(twice ? "has a member twice" : "is not JSON", at.getLineNr(), at.getColumnNr());
  }

  /** RFC 6901; null for the body as a whole. */
  private static @Nullable String pointer(JacksonException at) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : at.getPath()) {
      String name = step.getPropertyName();
      pointer
          .append('/')
          .append(name == null ? step.getIndex() : name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.isEmpty() ? null : pointer.toString();
  }
}
