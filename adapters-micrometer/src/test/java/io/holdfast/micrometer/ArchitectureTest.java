package io.holdfast.micrometer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The adapter knows the ports and no store. */
class ArchitectureTest {
  private static final JavaClasses ADAPTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdfast.micrometer");

  @Test
  void knowsThePortsAndNoStore() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.slf4j",
            "io.micrometer.common",
            "io.micrometer.core.instrument",
            "io.micrometer.core.instrument.binder",
            "io.micrometer.observation",
            "io.holdfast.micrometer",
            "io.holdfast.idempotency",
            "io.holdfast.inventory",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.model",
            "io.holdfast.inventory.spi",
            "io.holdfast.inventory.spi.support",
            "io.holdfast.restock",
            "io.holdfast.restock.spi")
        .check(ADAPTER);
  }

  @Test
  void onlyWhatHostsCreateOrReceiveIsPublic() {
    classes()
        .that()
        .haveNameNotMatching(
            ".*\\.(MicrometerInventoryListener|MicrometerRestockListener|MeteredIdempotencyStore"
                + "|MicrometerExpiredHoldListener|InventoryMeterBinder|OutboxMeterBinder"
                + "|ObservationInventoryListener|CommandObservationContext)(\\$Builder)?")
        .should()
        .notBePublic()
        .check(ADAPTER);
  }
}
