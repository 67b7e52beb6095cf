package dev.belfry.boot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. Whitelists, because a ban of what does not exist forbids nothing. */
class ArchitectureTest {

  private static final String BASE = "dev.belfry";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/testsupport/"))
          .importPackages(BASE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "domain",
        "application",
        "adapter.web",
        "adapter.persistence",
        "adapter.redis",
        "localpostgres",
        "boot"
      })
  void every_room_is_looked_at(String room) {
    assertThat(CODE.stream().map(JavaClass::getPackageName))
        .anyMatch(name -> name.startsWith(BASE + "." + room));
  }

  @Test
  void the_domain_knows_the_jdk() {
    only("domain", "domain..").check(CODE);
  }

  @Test
  void the_application_knows_the_domain() {
    only("application", "application..", "domain..").check(CODE);
  }

  @Test
  void ports_know_no_service_and_no_hub() {
    only("application.port", "application.port..", "domain..").check(CODE);
  }

  @Test
  void the_web_knows_ports_and_its_libraries() {
    classes()
        .that()
        .resideInAPackage(BASE + ".adapter.web..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            BASE + ".adapter.web..",
            BASE + ".application.port..",
            BASE + ".domain..",
            "java..",
            "javax.crypto..",
            "jakarta.servlet..",
            "org.jspecify..",
            "org.slf4j..",
            "org.eclipse.jetty..",
            "org.springframework..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..")
        .check(CODE);
    noClasses()
        .that()
        .resideInAPackage(BASE + ".adapter.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.jdbc..",
            "org.springframework.dao..",
            "org.springframework.transaction..",
            "org.springframework.data..")
        .check(CODE);
  }

  @Test
  void persistence_knows_ports_and_its_libraries() {
    classes()
        .that()
        .resideInAPackage(BASE + ".adapter.persistence..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            BASE + ".adapter.persistence..",
            BASE + ".application.port.out..",
            BASE + ".domain..",
            "java..",
            "com.zaxxer.hikari..",
            "jakarta.persistence..",
            "javax.sql..",
            "org.jspecify..",
            "org.springframework..")
        .check(CODE);
  }

  @Test
  void the_bus_knows_ports_and_its_library() {
    classes()
        .that()
        .resideInAPackage(BASE + ".adapter.redis..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            BASE + ".adapter.redis..",
            BASE + ".application.port.out..",
            BASE + ".domain..",
            "java..",
            "javax.crypto..", // of the JDK
            "io.lettuce..",
            "io.netty..",
            "org.jspecify..",
            "org.slf4j..",
            "org.springframework..")
        .check(CODE);
  }

  @Test
  void nobody_knows_boot() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".boot..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + ".boot..")
        .check(CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adapter.web", "adapter.persistence", "adapter.redis", "localpostgres"})
  void an_adapter_shows_its_configuration_and_nothing_else(String adapter) {
    String room = BASE + "." + adapter + "..";
    classes()
        .that()
        .resideInAPackage(room)
        .and()
        .haveSimpleNameNotEndingWith("Configuration")
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage(room)
        .check(CODE);
  }

  private static ArchRule only(String room, String... known) {
    String[] allowed =
        Stream.concat(
                Stream.of(known).map(name -> BASE + "." + name),
                Stream.of("java..", "org.jspecify.."))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(BASE + "." + room + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }
}
