package io.holdfast.inmemory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The store knows the words and the port, not the rules. */
class ArchitectureTest {
  private static final JavaClasses ADAPTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdfast.inmemory");

  @Test
  void theStoreKnowsNoRule() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "io.holdfast.inmemory..",
            "io.holdfast.idempotency",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.model..",
            "io.holdfast.inventory.spi..",
            "io.holdfast.restock.spi")
        .check(ADAPTER);
  }

  @Test
  void onlyTheStoreAndItsWriteArePublic() {
    classes()
        .that()
        .haveNameNotMatching(".*\\.(InMemoryInventoryStore(\\$Builder)?|InMemoryWrite)")
        .should()
        .notBePublic()
        .check(ADAPTER);
  }
}
