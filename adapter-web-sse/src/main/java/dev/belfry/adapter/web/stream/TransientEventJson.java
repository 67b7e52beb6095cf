package dev.belfry.adapter.web.stream;

/** Something for whoever is connected. */
record TransientEventJson(TransientJson notification) {}
