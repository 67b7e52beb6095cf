package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.application.port.in.PublishNotification;
import dev.belfry.application.port.in.RecallNotification;
import dev.belfry.application.port.in.TrackNotification;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.Sender;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What senders call. */
@RestController
@RequestMapping(path = NotificationController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class NotificationController {

  static final String PATH = "/api/v1/notifications";

  private final PublishNotification publishing;
  private final TrackNotification tracking;
  private final RecallNotification recalling;
  private final StrictJson json;

  NotificationController(
      PublishNotification publishing,
      TrackNotification tracking,
      RecallNotification recalling,
      StrictJson json) {
    this.publishing = publishing;
    this.tracking = tracking;
    this.recalling = recalling;
    this.json = json;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ReceiptJson> post(
      Sender sender,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      RawBody body) {
    Receipt receipt =
        publishing.publish(json.read(body, PostJson.class).post(sender, key(sender, key, body)));
    var answer = ResponseEntity.created(URI.create(PATH + "/" + receipt.id()));
    if (receipt.replayed()) answer.header("Idempotency-Replayed", "true");
    return answer.body(ReceiptJson.of(receipt));
  }

  private static @Nullable IdempotencyKey key(Sender sender, @Nullable String key, RawBody body) {
    try {
      return key == null ? null : IdempotencyKey.of(sender, key, body.bytes());
    } catch (InvalidValueException invalid) {
      throw InvalidRequestException.inRequest("Idempotency-Key " + invalid.problem());
    }
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void recall(Sender sender, @PathVariable UUID id) {
    recalling.recall(new NotificationId(id), sender);
  }

  @GetMapping("/{id}")
  ProgressJson progress(Sender sender, @PathVariable UUID id) {
    return ProgressJson.of(tracking.track(new NotificationId(id), sender));
  }
}
