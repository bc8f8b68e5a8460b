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
 * Architecture rules that Maven cannot enforce. Dependencies between modules are in their POMs, and
 * a module that does not depend on Akka or libtorch cannot use them.
 */
@AnalyzeClasses(
    packages = "org.splitkd",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
@ArchTag("slow")
@ArchTag("slow")
class ArchitectureTest {

  /** Excludes the test jars of other modules. Without packaging, test classes are in folders. */
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

  /** The code that assembles a run chooses how a vehicle learns. */
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
              "org.splitkd.metrics..",
              // Certificates are valid by the machine's clock.
              "org.splitkd.security..")
          .should()
          .accessTargetWhere(describe("reads the clock", ArchitectureTest::readsTheClock));

  /** Calls with a clock passed in do not count: that clock need not be the system's. */
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

  /** An audit must not share mistakes with the code that wrote the journal. */
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

  /** Allows a program that shares no code with a journal's writer to check the stored events. */
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
