package dev.belfry.adapter.web.rest;

import dev.belfry.application.port.in.ChangeInbox;
import dev.belfry.application.port.in.ReadInbox;
import dev.belfry.domain.Mark;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.RecipientId;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a recipient calls: always about her own inbox, which the token names. */
@RestController
@RequestMapping(path = "/api/v1/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
class InboxController {

  private final ReadInbox reading;
  private final ChangeInbox changing;
  private final StrictJson json;

  InboxController(ReadInbox reading, ChangeInbox changing, StrictJson json) {
    this.reading = reading;
    this.changing = changing;
    this.json = json;
  }

  @GetMapping
  InboxJson page(RecipientId recipient, PageQuery query) {
    return InboxJson.of(reading.page(recipient, query.view(), query.before(), query.items()));
  }

  @PatchMapping(path = "/notifications/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  StandingJson mark(RecipientId recipient, @PathVariable UUID id, RawBody body) {
    Mark mark = json.read(body, MarkJson.class).mark();
    return StandingJson.of(changing.mark(recipient, new NotificationId(id), mark));
  }

  @PostMapping(path = "/seen", consumes = MediaType.APPLICATION_JSON_VALUE)
  StandingJson markAllSeen(RecipientId recipient, RawBody body) {
    return markAll(recipient, body, Mark.SEEN);
  }

  @PostMapping(path = "/read", consumes = MediaType.APPLICATION_JSON_VALUE)
  StandingJson markAllRead(RecipientId recipient, RawBody body) {
    return markAll(recipient, body, Mark.READ);
  }

  @PostMapping(path = "/archive", consumes = MediaType.APPLICATION_JSON_VALUE)
  StandingJson archiveAll(RecipientId recipient, RawBody body) {
    return markAll(recipient, body, Mark.ARCHIVED);
  }

  private StandingJson markAll(RecipientId recipient, RawBody body, Mark mark) {
    UpToJson upTo = json.read(body, UpToJson.class);
    return StandingJson.of(changing.markAll(recipient, upTo.change(mark), upTo.standing()));
  }
}
