package dev.belfry.bench;

import dev.belfry.bench.driver.Swarm;
import dev.belfry.bench.post.Posts;
import dev.belfry.bench.post.Refused;
import dev.belfry.bench.report.Round;
import dev.belfry.bench.scenario.Figures;
import dev.belfry.bench.scenario.Scenario;
import dev.belfry.bench.scenario.Session;
import dev.belfry.bench.scenario.Session.Effort;
import dev.belfry.bench.server.Server;
import dev.belfry.bench.server.Target;

/** One server, started afresh for one round of one scenario. */
record Turn(Scenario scenario, Target target, int size, int round) {

  Round run(int threads, Effort effort) {
    try (Session session = begin(threads, effort)) {
      if (!scenario.opensStreams()) session.openStreams();
      return done(scenario.run(session));
    } catch (Refused no) {
      return failed(no.reason());
    } catch (RuntimeException broken) { // the others still have their turn
      broken.printStackTrace();
      return failed("broke the bench: " + broken);
    }
  }

  private Session begin(int threads, Effort effort) {
    Server server = target.start();
    int recipients = scenario.recipients(size);
    Swarm swarm = new Swarm(server.door(), recipients, threads);
    return new Session(server, swarm, new Posts(server.desk(), recipients), effort, size);
  }

  private Round done(Figures figures) {
    figures
        .values()
        .forEach((figure, value) -> System.out.printf("  %-50s %,.2f%n", figure.label(), value));
    return round(figures, "");
  }

  private Round failed(String why) {
    System.out.println("  " + why);
    return round(new Figures(), why);
  }

  private Round round(Figures figures, String refusal) {
    return new Round(
        scenario.name(),
        scenario.title(),
        scenario.unit(),
        target.name(),
        size,
        round,
        figures,
        refusal);
  }
}
