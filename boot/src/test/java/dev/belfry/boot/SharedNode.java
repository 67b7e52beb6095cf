package dev.belfry.boot;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.TestPostgres;

/** One node for all tests that leave it as they found it; every test has recipients of its own. */
final class SharedNode {

  static final TestPostgres.Database DATABASE = TestPostgres.get().newDatabase();
  private static final BelfryProcess PROCESS =
      Api.node(DATABASE).and("--belfry.cors.origins=" + Api.LISTED_ORIGIN).start();
  static final Api API = Api.of(PROCESS);

  private SharedNode() {}
}
