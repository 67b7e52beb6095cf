package dev.belfry.boot.local;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Tells a newcomer what to look at and what to type. */
class Welcome {

  @EventListener
  void ready(ApplicationReadyEvent ready) {
    String url =
        "http://localhost:"
            + ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
    System.out.println(
        """

        Belfry is ready: %1$s
          profile "local": for trying out, not for production; this machine only

          Demo inbox   %1$s/?as=ada
          Post one     TOKEN=$(curl -s %1$s/api/v1/demo/tokens -H 'Content-Type: application/json' \\
                         -d '{"scope":"notifications:write"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
                       curl -i %1$s/api/v1/notifications -H "Authorization: Bearer $TOKEN" \\
                         -H 'Content-Type: application/json' -d '{"to":"ada","title":"Hello, Ada"}'
          Listen       ADA=$(curl -s %1$s/api/v1/demo/tokens -H 'Content-Type: application/json' \\
                         -d '{"recipient":"ada"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
                       curl -N %1$s/api/v1/inbox/stream -H "Authorization: Bearer $ADA"
        """
            .formatted(url));
  }
}
