package io.holdfast.caffeine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The adapter knows the ports and no store, and has two classes for hosts. */
class ArchitectureTest {
  private static final JavaClasses ADAPTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdfast.caffeine");

  @Test
  void knowsThePortAndNoStore() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.github.benmanes.caffeine.cache",
            "io.holdfast.caffeine",
            "io.holdfast.idempotency",
            "io.holdfast.inventory",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.model")
        .check(ADAPTER);
  }

  @Test
  void onlyTheCacheAndTheViewArePublic() {
    classes()
        .that()
        .haveNameNotMatching(".*(CachedIdempotencyStore|StockView)(\\$Builder)?")
        .should()
        .notBePublic()
        .check(ADAPTER);
  }
}
