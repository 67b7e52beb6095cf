package dev.belfry.adapter.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belfry.domain.Category;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Mandatory;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.QuietHours;
import dev.belfry.domain.Ringing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody prefers, as it is read, sent and streamed.
 *
 * @param mandatory what the operator lets nobody mute. It may come back as it was read, and decides
 *     nothing then.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PreferencesJson(
    @JsonInclude @Nullable Map<String, @Nullable RingingJson> categories,
    @Nullable QuietHoursJson quietHours,
    @Nullable List<String> mandatory) {

  public static PreferencesJson of(Preferences chosen, Mandatory mandatory) {
    Preferences inForce = mandatory.over(chosen);
    Map<String, @Nullable RingingJson> categories = new LinkedHashMap<>();
    inForce
        .categories()
        .forEach((category, ringing) -> categories.put(category.value(), RingingJson.of(ringing)));
    return new PreferencesJson(
        categories,
        inForce.quietHours() == null ? null : QuietHoursJson.of(inForce.quietHours()),
        mandatory.categories().stream().map(Category::value).toList());
  }

  /**
   * What was sent.
   *
   * @throws InvalidValueException naming the member at fault
   */
  public Preferences preferences() {
    Map<Category, Ringing> chosen = new HashMap<>();
    required("categories", categories)
        .forEach((slug, ringing) -> chosen.put(category(slug), ringing(slug, ringing)));
    return new Preferences(chosen, quietHours == null ? null : quietHours.quietHours());
  }

  private static Category category(String slug) {
    try {
      return new Category(slug);
    } catch (InvalidValueException invalid) {
      throw new InvalidValueException(member(slug), invalid.problem());
    }
  }

  private static Ringing ringing(String slug, @Nullable RingingJson ringing) {
    String member = member(slug);
    RingingJson sent = required(member, ringing);
    return new Ringing(
        required(member + "/ring", sent.ring), required(member + "/sound", sent.sound));
  }

  /** As a pointer names it (RFC 6901). */
  private static String member(String slug) {
    return "categories/" + slug.replace("~", "~0").replace("/", "~1");
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) throw new InvalidValueException(field, "is required");
    return value;
  }

  /** Whether a category rings, and with a sound. */
  public record RingingJson(@Nullable Boolean ring, @Nullable Boolean sound) {

    static RingingJson of(Ringing ringing) {
      return new RingingJson(ringing.ring(), ringing.sound());
    }
  }

  /** When nothing rings but what is urgent. */
  public record QuietHoursJson(
      @Nullable String from, @Nullable String to, @Nullable String timeZone) {

    static QuietHoursJson of(QuietHours quiet) {
      return new QuietHoursJson(quiet.from(), quiet.to(), quiet.timeZone());
    }

    QuietHours quietHours() {
      return new QuietHours(
          required("quietHours/from", from),
          required("quietHours/to", to),
          required("quietHours/timeZone", timeZone));
    }
  }
}
