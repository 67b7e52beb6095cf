package dev.belfry.bench.scenario;

import java.util.EnumMap;
import java.util.Map;

/** What one round has measured. */
public final class Figures {

  private final Map<Figure, Double> values = new EnumMap<>(Figure.class);
  private String note = "";

  public static Figures of(Figure figure, double value) {
    return new Figures().put(figure, value);
  }

  Figures put(Figure figure, double value) {
    values.put(figure, value);
    return this;
  }

  Figures put(Figure figure, long value) {
    return put(figure, (double) value);
  }

  /** Text that is kept beside the figures. */
  Figures note(String text) {
    note = text;
    return this;
  }

  public Map<Figure, Double> values() {
    return values;
  }

  public String note() {
    return note;
  }
}
