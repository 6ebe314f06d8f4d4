package io.holdfast.aws.dynamodb;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String PACKAGE = "io.holdfast.aws.dynamodb";
  private static final String INTERNAL = PACKAGE + ".internal";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(PACKAGE);

  /** The forbidden requests and their classes, by name prefix. */
  private static final Set<String> FORBIDDEN =
      Set.of("Scan", "BatchWrite", "ExecuteStatement", "ExecuteTransaction", "Delete", "PutItem");

  /** A sleep of every form, as a call or as a method reference. */
  private static final DescribedPredicate<JavaAccess<?>> SLEEP =
      target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))
          .and(target(name("sleep")));

  @Test
  void onlyTheWayInIsPublic() {
    assertThat(
            OURS.stream()
                .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(it -> !it.getPackageName().startsWith(INTERNAL))
                .map(it -> it.getName().substring(PACKAGE.length() + 1)))
        .containsExactlyInAnyOrder(
            "DynamoDbInventoryStore",
            "DynamoDbInventoryStore$Builder",
            "DynamoDbTable",
            "DynamoDbWrite");
  }

  @Test
  void knowsTheCoreAndTheSdkAndNobodyElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            PACKAGE + "..",
            "io.holdfast.aws.internal",
            "io.holdfast.idempotency",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.model",
            "io.holdfast.inventory.spi..",
            "io.holdfast.restock.spi",
            "software.amazon.awssdk.awscore..",
            "software.amazon.awssdk.core..",
            "software.amazon.awssdk.retries.api",
            "software.amazon.awssdk.services.dynamodb..",
            "org.jspecify.annotations",
            "org.slf4j..",
            "java..")
        .check(OURS);
  }

  @Test
  void internalPackagesAreFreeOfCycles() {
    slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void neitherScansNorWritesWithoutATransaction() {
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "are requests without a transaction, or over the whole table",
                (JavaClass it) ->
                    it.getPackageName().startsWith("software.amazon.awssdk.services.dynamodb")
                        && it.getSimpleName().endsWith("Request")
                        && FORBIDDEN.stream().anyMatch(it.getSimpleName()::startsWith)))
        .check(OURS);
    // A pause and the name of a shop may be written twice: they count nothing.
    noClasses()
        .that()
        .doNotHaveSimpleName("WriterPause")
        .and()
        .doNotHaveSimpleName("ShopList")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("UpdateItemRequest")
        .check(OURS);
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.Transactions(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("TransactWriteItemsRequest")
        .check(OURS);
  }

  @Test
  void createsATableInOnePlace() {
    noClasses()
        .that()
        .doNotHaveSimpleName("DynamoDbTable")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(Create|Update|Delete|Describe)(Table|TimeToLive)Request.*")
        .check(OURS);
  }

  @Test
  void sleepsInOnePlaceAndStartsNoThread() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Deadline")
        .should()
        .accessTargetWhere(SLEEP)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .check(OURS);
    noClasses()
        .should()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors")
        .check(OURS);
  }

  @Test
  void putsExpressionsTogetherInFewPlaces() throws IOException {
    Pattern expression =
        Pattern.compile(
            "\"[^\"]*(attribute_(not_)?exists|if_not_exists|[#:]\\w+ |\\b(SET|REMOVE|ADD|AND|OR|IN)"
                + " )[^\"]*\"");
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      if (expression.matcher(Files.readString(file)).find()) {
        found.add(file.getFileName().toString());
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrder(
            "Action.java",
            "Partition.java",
            "WriterPause.java",
            "Transactions.java",
            "DynamoDbWrite.java"); // a condition of the host's table
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of("src/main/java/io/holdfast/aws/dynamodb");
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> all = files.filter(it -> it.toString().endsWith(".java")).toList();
      assertThat(all).hasSizeGreaterThan(30);
      return all;
    }
  }
}
