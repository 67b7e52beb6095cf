package dev.belfry.adapter.web.stream;

import dev.belfry.adapter.web.json.CountsJson;
import dev.belfry.adapter.web.json.PreferencesJson;

/** The recipient has chosen what rings, here or on another device. */
record PreferencesEventJson(PreferencesJson preferences, long position, CountsJson counts) {}
