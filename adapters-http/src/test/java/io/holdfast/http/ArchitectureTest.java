package io.holdfast.http;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests that the adapter depends on the core and its HTTP client, and on no store or server. */
class ArchitectureTest {
  private static final JavaClasses ADAPTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.holdfast.http");

  /** A sleep of every form, as a call or as a method reference. */
  private static final DescribedPredicate<JavaAccess<?>> SLEEP =
      target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))
          .and(target(name("sleep")));

  @Test
  void knowsTheCoreAndNoStore() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "javax.net.ssl..",
            "org.jspecify..",
            "org.slf4j",
            "org.apache.hc..",
            "com.fasterxml.jackson.core..",
            "io.holdfast.http..",
            "io.holdfast.idempotency",
            "io.holdfast.inventory",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.model",
            "io.holdfast.inventory.spi.support",
            "io.holdfast.restock.spi")
        .check(ADAPTER);
  }

  @Test
  void onlyTheWaysInArePublic() {
    assertThat(
            ADAPTER.stream()
                .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
                .map(it -> it.getName().substring("io.holdfast.http.".length())))
        .containsExactlyInAnyOrder(
            "callback.Arrival",
            "callback.CallbackBuilder",
            "callback.CallbackFormat",
            "callback.CallbackListener",
            "callback.CallbackRequest",
            "callback.CallbackResponse",
            "callback.CallbackSignature",
            "callback.JsonCallbackFormat",
            "callback.Rejection",
            "callback.RestockCallback",
            "callback.Secret",
            "publisher.CallbackUrl",
            "publisher.FactoryFormat",
            "publisher.HttpPublisherBuilder",
            "publisher.HttpRestockPublisher",
            "publisher.JsonFactoryFormat");
  }

  @Test
  void publisherAndCallbackAreFreeOfCycles() {
    slices().matching("io.holdfast.http.(*)..").should().beFreeOfCycles().check(ADAPTER);
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.http.publisher..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.holdfast.http.callback..")
        .because("callbacks use constants of the publisher, which class files hold as copies")
        .check(ADAPTER);
  }

  @Test
  void readsTheClockItWasGiven() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .accessTargetWhere(SLEEP)
        .check(ADAPTER);
  }

  @Test
  void serialisesNothing() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectOutputStream")
        .check(ADAPTER);
  }

  /** Colliding names break the symbol table, which outlives a document. */
  @Test
  void sharesNoTableOfNamesBetweenDocuments() throws IllegalAccessException {
    int factories = 0;
    for (JavaClass each : ADAPTER) {
      for (JavaField field : each.getFields()) {
        if (field.getRawType().isEquivalentTo(JsonFactory.class)) {
          Field reflected = field.reflect();
          reflected.setAccessible(true);
          JsonFactory factory = (JsonFactory) reflected.get(null);
          assertThat(factory.isEnabled(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES))
              .as(field.getFullName())
              .isFalse();
          factories++;
        }
      }
    }
    assertThat(factories).isPositive();
    noClasses().should().callConstructor(JsonFactory.class).check(ADAPTER);
  }
}
