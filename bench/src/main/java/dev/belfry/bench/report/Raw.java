package dev.belfry.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every figure of every round, to be computed with again. */
final class Raw {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Raw() {}

  static String json(String machine, List<Round> rounds) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("rounds", rounds.stream().map(Raw::json).toList());
    return MAPPER.writeValueAsString(all) + "\n";
  }

  private static Map<String, Object> json(Round round) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scenario", round.scenario());
    json.put("target", round.target());
    json.put(round.unit(), round.size());
    json.put("round", round.number());
    if (!round.refusal().isEmpty()) json.put("refusal", round.refusal());
    round
        .figures()
        .values()
        .forEach(
            (figure, value) -> json.put(figure.name().toLowerCase(Locale.ROOT), rounded(value)));
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
