package dev.belfry.domain;

/** Whether what arrives in a category rings, and with a sound. */
public record Ringing(boolean ring, boolean sound) {}
