package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.application.port.in.ReadInbox;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.RecipientId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What support calls about somebody: it answers "why didn't she get it?". */
@RestController
@RequestMapping(path = "/api/v1/recipients", produces = MediaType.APPLICATION_JSON_VALUE)
class RecipientController {

  private final ReadInbox reading;

  RecipientController(ReadInbox reading) {
    this.reading = reading;
  }

  @GetMapping("/{id}/inbox")
  InboxJson inbox(@PathVariable String id, PageQuery query) {
    return InboxJson.of(reading.lookUp(recipient(id), query.view(), query.before(), query.items()));
  }

  /** Names that a path cannot carry are written as {@code ~} and the base64url of their UTF-8. */
  private static RecipientId recipient(String id) {
    try {
      return new RecipientId(
          id.startsWith("~")
              ? new String(Base64.getUrlDecoder().decode(id.substring(1)), StandardCharsets.UTF_8)
              : id);
    } catch (InvalidValueException | IllegalArgumentException invalid) {
      throw InvalidRequestException.inRequest("The path names no recipient.");
    }
  }
}
