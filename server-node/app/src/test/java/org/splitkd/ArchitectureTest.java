package org.splitkd;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What Maven cannot hold: which modules know which is in their poms, and a module without Akka or
 * libtorch among its dependencies cannot use them.
 */
@AnalyzeClasses(
    packages = "org.splitkd",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
@ArchTag("slow")
class ArchitectureTest {

  /** Modules hand their tests on as jars, or as folders where nothing has been packaged. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String[] SERVER = {
    "org.splitkd.edge..",
    "org.splitkd.decision..",
    "org.splitkd.journal..",
    "org.splitkd.audit..",
    "org.splitkd.coordinator..",
    "org.splitkd.comparison..",
    "org.splitkd.system..",
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

  /** Native memory has owners in one package, so that all of it is freed. */
  @ArchTest
  static final ArchRule LIBTORCH_STAYS_IN_ONE_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.splitkd.nn..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..");

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
      slices().matching("org.splitkd.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_EMULATED_READS_THE_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.splitkd.cli..",
              "org.splitkd.bench..",
              "org.splitkd.chaos..",
              "org.splitkd.cluster..",
              "org.splitkd.metrics..")
          .should()
          .accessTargetWhere(describe("reads the clock", ArchitectureTest::readsTheClock));

  /** A clock that is handed in reads nothing by itself. */
  private static boolean readsTheClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    if (owner.equals("java.lang.System")) {
      return name.equals("currentTimeMillis") || name.equals("nanoTime");
    }
    if (owner.equals("java.time.Clock")) {
      return name.startsWith("system") || name.startsWith("tick");
    }
    return owner.startsWith("java.time.")
        && name.equals("now")
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .noneMatch(type -> type.getName().equals("java.time.Clock"));
  }

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
  static final ArchRule PACKAGES_OF_THE_REPORT_HAVE_NO_CYCLES =
      slices().matching("org.splitkd.report.(*)..").should().beFreeOfCycles();

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
}
