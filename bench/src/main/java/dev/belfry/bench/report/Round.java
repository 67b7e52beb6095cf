package dev.belfry.bench.report;

import dev.belfry.bench.scenario.Figures;

/**
 * What one server did in one round of one scenario.
 *
 * @param unit what the size counts
 * @param refusal why there are no figures; empty if there are
 */
public record Round(
    String scenario,
    String title,
    String unit,
    String target,
    int size,
    int number,
    Figures figures,
    String refusal) {}
