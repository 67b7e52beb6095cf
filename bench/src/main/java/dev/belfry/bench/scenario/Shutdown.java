package dev.belfry.bench.scenario;

import dev.belfry.bench.server.Server.Ended;
import java.util.List;

/** The server is asked to end while all streams are open. */
record Shutdown() implements Scenario {

  @Override
  public String name() {
    return "shutdown";
  }

  @Override
  public String title() {
    return "Asked to end with all streams open";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry", "nchan");
  }

  @Override
  public Figures run(Session session) {
    Ended ended = session.server().end();
    return new Figures()
        .put(Figure.GOODBYES, session.tally().goodbyes())
        .put(Figure.EXIT_SECONDS, ended.after().toMillis() / 1e3)
        .put(Figure.EXIT_CODE, ended.code());
  }
}
