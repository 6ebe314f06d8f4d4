package io.holdfast.aws;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import java.io.ObjectInputStream;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

class MessagingArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.holdfast.aws.internal", "io.holdfast.aws.sns", "io.holdfast.aws.sqs");

  /** The classes of {@code dynamodb} too. */
  private static final JavaClasses WHOLE_MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.holdfast.aws");

  /** A sleep of every form, as a call or as a method reference. */
  private static final DescribedPredicate<JavaAccess<?>> SLEEP =
      target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))
          .and(target(name("sleep")));

  @Test
  void onlyTheWayInIsPublic() {
    assertThat(
            OURS.stream()
                .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(it -> !it.getPackageName().endsWith(".internal"))
                .map(it -> it.getName().substring("io.holdfast.aws.".length())))
        .containsExactlyInAnyOrder(
            "sns.SnsAttributes",
            "sns.SnsRestockPublisher",
            "sns.SnsRestockPublisher$Builder",
            "sqs.Delivery",
            "sqs.PollReport",
            "sqs.QueueFinding",
            "sqs.QueueFinding$Level",
            "sqs.SqsRestockConsumer",
            "sqs.SqsRestockConsumer$Builder");
  }

  @Test
  void knowsTheCoreAndTheSdkAndNobodyElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.holdfast.aws.internal",
            "io.holdfast.aws.sns",
            "io.holdfast.aws.sqs",
            "io.holdfast.idempotency",
            "io.holdfast.inventory",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.model",
            "io.holdfast.inventory.spi.support",
            "io.holdfast.restock.spi",
            "com.fasterxml.jackson.core..",
            "software.amazon.awssdk..",
            "org.jspecify.annotations",
            "org.slf4j..",
            "java..")
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.aws.sns")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.holdfast.aws.sqs", "..services.sqs..")
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage("io.holdfast.aws.sqs")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.holdfast.aws.sns", "..services.sns..")
        .check(OURS);
  }

  @Test
  void onlyTheInsideReadsJson() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.holdfast.aws.internal")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .check(OURS);
  }

  /** Colliding names break the symbol table, which outlives a message. */
  @Test
  void sharesNoTableOfNamesBetweenMessages() throws IllegalAccessException {
    int factories = 0;
    for (JavaClass each : OURS) {
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
    noClasses().should().callConstructor(JsonFactory.class).check(OURS);
  }

  @Test
  void readsNoClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(WHOLE_MODULE);
  }

  @Test
  void neverSleeps() {
    noClasses().should().accessTargetWhere(SLEEP).check(OURS);
  }

  @Test
  void startsThreadsInTwoPlaces() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(Heartbeat|Pollers)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.concurrent.Executor.class)
        .orShould()
        .callMethod(Thread.class, "start")
        .check(OURS);
  }

  @Test
  void closesAndBuildsNoClient() {
    DescribedPredicate<JavaClass> clients = assignableTo(SdkClient.class);
    noClasses()
        .should()
        .callMethodWhere(target(owner(clients)).and(target(name("close"))))
        .orShould()
        .callMethodWhere(target(owner(clients)).and(target(name("create"))))
        .orShould()
        .callMethodWhere(target(owner(clients)).and(target(name("builder"))))
        .check(WHOLE_MODULE);
  }
}
