package org.splitkd;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Stream;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.splitkd", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] PURE = {
    "org.splitkd.model..",
    "org.splitkd.api..",
    "org.splitkd.plugin..",
    "org.splitkd.radio..",
    "org.splitkd.mobility..",
    "org.splitkd.hardware..",
    "org.splitkd.cost..",
    "org.splitkd.time..",
    "org.splitkd.fault..",
    "org.splitkd.learning..",
    "org.splitkd.generation..",
    "org.splitkd.scenario..",
    "org.splitkd.tensor..",
    "org.splitkd.files..",
    "org.splitkd.huggingface..",
    "org.splitkd.checkpoint..",
    "org.splitkd.text..",
    "org.splitkd.policy.."
  };

  private static final String[] SERVER = {
    "org.splitkd.edge..",
    "org.splitkd.policy..",
    "org.splitkd.journal..",
    "org.splitkd.audit..",
    "org.splitkd.coordinator..",
    "org.splitkd.fleet..",
    "org.splitkd.node..",
    "org.splitkd.training..",
    "org.splitkd.dashboard..",
    "org.splitkd.bench..",
    "org.splitkd.chaos..",
    "org.splitkd.report..",
    "org.splitkd.sweep..",
    "org.splitkd.cli.."
  };

  private static final String[] DEVICE = {"org.splitkd.device..", "org.splitkd.host.."};

  @ArchTest
  static final ArchRule PURE_PACKAGES_KNOW_NEITHER_ACTORS_NOR_TENSORS =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "akka..",
              "io.micrometer..",
              "org.bytedeco..",
              "org.splitkd.metrics..",
              "org.splitkd.protocol..");

  /** What others build on must not bring the rest along. */
  @ArchTest
  static final ArchRule DOORS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("org.splitkd.api..")
          .should()
          .dependOnClassesThat(
              not(resideInAnyPackage("org.splitkd.api..", "java..", "org.jspecify..")));

  @ArchTest
  static final ArchRule SHARED_KNOWS_NEITHER_NODE =
      noClasses()
          .that()
          .resideOutsideOfPackages(SERVER)
          .and()
          .resideOutsideOfPackages(DEVICE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(concat(SERVER, DEVICE));

  @ArchTest
  static final ArchRule DEVICE_NODES_DO_NOT_KNOW_SERVER_NODES =
      noClasses()
          .that()
          .resideInAnyPackage(DEVICE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVER);

  /** How a vehicle learns is the choice of whoever puts a run together. */
  @ArchTest
  static final ArchRule SERVER_NODES_HOST_VEHICLES_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAnyPackage(SERVER)
          .and()
          .doNotHaveSimpleName("LocalFleet")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.splitkd.device..")
                  .and(not(nameMatching("org\\.splitkd\\.device\\.\\w+Trainer(\\$.*)?"))));

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.splitkd.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_EMULATED_READS_THE_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.splitkd.cli..",
              "org.splitkd.bench..",
              "org.splitkd.chaos..",
              "org.splitkd.metrics..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now");

  /** Who checks a run must not share a mistake with those who wrote it. */
  @ArchTest
  static final ArchRule AUDITS_KNOW_NOTHING_OF_WHO_WROTE_A_JOURNAL =
      noClasses()
          .that()
          .resideInAPackage("org.splitkd.audit..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.splitkd..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.splitkd.audit..",
                              "org.splitkd.journal..",
                              "org.splitkd.files.."))));

  @ArchTest
  static final ArchRule REPORTS_DO_NOT_KNOW_COMMANDS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.splitkd.report..", "org.splitkd.coordinator..", "org.splitkd.edge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.splitkd.cli..");

  /** So that what is stored can be checked by a program that shares nothing with its writer. */
  @ArchTest
  static final ArchRule JOURNALS_DO_NOT_KNOW_THEIR_WRITERS =
      noClasses()
          .that()
          .resideInAPackage("org.splitkd.journal..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.splitkd..")
                  .and(not(resideInAnyPackage("org.splitkd.journal..", "org.splitkd.files.."))));

  @ArchTest
  static final ArchRule CHARTS_STAY_IN_THE_REPORT =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.splitkd.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jfree..", "java.awt..");

  private static String[] concat(String[] some, String[] others) {
    return Stream.of(some, others).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
