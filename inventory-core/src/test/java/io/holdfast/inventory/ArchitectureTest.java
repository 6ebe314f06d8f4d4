package io.holdfast.inventory;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The rules on dependencies between packages. */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "io.holdfast.inventory", "io.holdfast.idempotency", "io.holdfast.restock");

  private static final JavaClasses TESTING =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdfast.testing");

  private static final DescribedPredicate<JavaClass> IS_FAULT =
      JavaClass.Predicates.assignableTo(InventoryException.class);

  private static final DescribedPredicate<JavaClass> IS_WHAT_A_COMMAND_CARRIES =
      JavaClass.Predicates.belongToAnyOf(
          HostWrite.class, HostWritesFailedException.class, Outcome.class);

  /** A sleep of every form, as a call or as a method reference. */
  private static final DescribedPredicate<JavaAccess<?>> SLEEP =
      target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))
          .and(target(name("sleep")));

  @Test
  void coreNeedsNothingButTheJdkAndALogger() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j..",
            "org.jspecify..",
            "io.holdfast.idempotency",
            "io.holdfast.inventory..",
            "io.holdfast.restock..")
        .check(CORE);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "java.net..", "java.io")
        .because("the rules do no I/O")
        .check(CORE.that(DescribedPredicate.not(IS_FAULT)));
  }

  @Test
  void thePortsDoNotKnowTheRules() {
    noClasses()
        .that()
        .resideInAnyPackage("..spi..", "..model..", "..error..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.holdfast.inventory.internal..", "io.holdfast.inventory")
        .check(CORE);
  }

  @Test
  void internalPackagesAreFreeOfCycles() {
    slices().matching("io.holdfast.inventory.internal.(*)..").should().beFreeOfCycles().check(CORE);
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.inventory.internal.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.inventory.internal")
        .because("the class that joins the packages uses them, and none of them uses it")
        .check(CORE);
  }

  @Test
  void theWordsKnowNoPort() {
    noClasses()
        .that()
        .resideInAnyPackage("..model..", "..error..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..spi..")
        .check(CORE);
  }

  @Test
  void operationsOfTheHostKnowNothingOfStock() {
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.idempotency")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(
                    "io.holdfast.inventory", "..spi..", "..internal..")
                .and(DescribedPredicate.not(IS_WHAT_A_COMMAND_CARRIES)))
        .check(CORE);
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.inventory..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.idempotency")
        .check(CORE);
  }

  @Test
  void theRelayKnowsTheWordsAndThePortsOnly() {
    classes()
        .that()
        .resideInAPackage("io.holdfast.restock..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j..",
            "org.jspecify..",
            "io.holdfast.inventory",
            "io.holdfast.inventory.model",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.spi.support",
            "io.holdfast.restock..")
        .check(CORE);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.holdfast.restock..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.restock..")
        .because("stock is exact with or without a relay")
        .check(CORE);
  }

  @Test
  void whatHostsTestWithNeedsNoTestFramework() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.model",
            "io.holdfast.inventory.spi",
            "io.holdfast.testing")
        .check(TESTING);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.testing")
        .because("what fails on purpose is for tests only")
        .check(CORE);
  }

  @Test
  void noRuleReadsAClockOrADie() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .check(CORE);
  }

  @Test
  void nothingSleepsPrintsOrStartsAThread() {
    noClasses()
        .should()
        .accessTargetWhere(SLEEP)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .check(CORE);
  }
}
