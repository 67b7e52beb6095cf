package dev.belfry.adapter.web.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes every call to programs: OpenAPI 3.1, written by hand and kept true by a test. */
@RestController
class OpenApiController {

  static final String DOCUMENT = "openapi.json";

  private final byte[] document;

  OpenApiController() throws IOException {
    try (InputStream file = OpenApiController.class.getResourceAsStream(DOCUMENT)) {
      document = Objects.requireNonNull(file, DOCUMENT).readAllBytes();
    }
  }

  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] document() {
    return document;
  }
}
