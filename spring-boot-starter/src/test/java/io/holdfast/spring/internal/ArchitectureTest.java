package io.holdfast.spring.internal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses STARTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdfast.spring");

  @Test
  void nothingInternalIsPublic() {
    classes().that().resideInAPackage("..internal..").should().notBePublic().check(STARTER);
  }

  @Test
  void usesNothingInternalOfOtherModules() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.holdfast.inventory.internal..",
            "io.holdfast.jdbc.internal..",
            "io.holdfast.aws..internal..")
        .check(STARTER);
  }
}
