package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.application.port.in.PublishNotification;
import dev.belfry.application.port.in.PublishNotification.Post;
import dev.belfry.application.port.in.RecallNotification;
import dev.belfry.application.port.in.SendTransient;
import dev.belfry.application.port.in.TrackNotification;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.Sender;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
  private static final String KEY = "Idempotency-Key";

  private final PublishNotification publishing;
  private final SendTransient transients;
  private final TrackNotification tracking;
  private final RecallNotification recalling;
  private final StrictJson json;

  NotificationController(
      PublishNotification publishing,
      SendTransient transients,
      TrackNotification tracking,
      RecallNotification recalling,
      StrictJson json) {
    this.publishing = publishing;
    this.transients = transients;
    this.tracking = tracking;
    this.recalling = recalling;
    this.json = json;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ReceiptJson> post(
      Sender sender, @RequestHeader HttpHeaders headers, RawBody body) {
    IdempotencyKey key = key(sender, headers, body);
    PostJson posted = json.read(body, PostJson.class);
    return posted.isTransient()
        ? pass(posted.post(sender, key))
        : publish(posted.post(sender, key));
  }

  private ResponseEntity<ReceiptJson> pass(Post post) {
    if (post.key() != null) {
      throw InvalidRequestException.inRequest(
          KEY + " means nothing for a transient notification: nothing is stored to compare with.");
    }
    if (post.expiresAt() != null) {
      throw InvalidRequestException.inBody(
          "/expiresAt", "means nothing for a transient notification: it is gone at once");
    }
    transients.send(post);
    return ResponseEntity.accepted().body(ReceiptJson.TRANSIENT);
  }

  private ResponseEntity<ReceiptJson> publish(Post post) {
    Receipt receipt = publishing.publish(post);
    var answer = ResponseEntity.created(URI.create(PATH + "/" + receipt.id()));
    if (receipt.replayed()) answer.header("Idempotency-Replayed", "true");
    return answer.body(ReceiptJson.of(receipt));
  }

  private static @Nullable IdempotencyKey key(Sender sender, HttpHeaders headers, RawBody body) {
    List<String> keys = headers.getOrEmpty(KEY);
    if (keys.size() > 1) throw InvalidRequestException.inRequest(KEY + " must be sent once.");
    try {
      return keys.isEmpty() ? null : IdempotencyKey.of(sender, keys.getFirst(), body.bytes());
    } catch (InvalidValueException invalid) {
      throw InvalidRequestException.inRequest(KEY + " " + invalid.problem());
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
