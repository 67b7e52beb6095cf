package dev.belfry.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.port.out.InMemoryInboxLog;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Progress;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackingTest {

  private final InMemoryInboxLog log = new InMemoryInboxLog();
  private final Tracking tracking = new Tracking(log);

  @Test
  void a_sender_sees_its_own_notification() {
    Notification one = Some.notification();
    log.publish(one, Set.of(Some.recipient()), null);

    assertThat(tracking.track(one.id(), one.sender())).isEqualTo(new Progress(one, 1, 1, 0, 0));
  }

  @Test
  void anothers_notification_is_as_good_as_absent() {
    Notification one = Some.notification();
    log.publish(one, Set.of(Some.recipient()), null);

    assertThatThrownBy(() -> tracking.track(one.id(), Some.sender()))
        .isInstanceOf(NotificationNotFound.class);
    assertThatThrownBy(() -> tracking.track(Some.notification().id(), one.sender()))
        .isInstanceOf(NotificationNotFound.class);
  }
}
