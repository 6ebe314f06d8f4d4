package io.holdfast.jdbc;

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
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.holdfast.jdbc");

  /** A sleep of every form, as a call or as a method reference. */
  private static final DescribedPredicate<JavaAccess<?>> SLEEP =
      target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))
          .and(target(name("sleep")));

  @Test
  void exportsTheWayInAndNothingElse() throws IOException {
    try (InputStream module = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      assertThat(ModuleDescriptor.read(module).exports().stream().map(Exports::source))
          .containsExactly("io.holdfast.jdbc");
    }
    assertThat(
            OURS.stream()
                .filter(it -> it.getPackageName().equals("io.holdfast.jdbc"))
                .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
                .map(it -> it.getName().substring("io.holdfast.jdbc.".length())))
        .containsExactlyInAnyOrder(
            "JdbcInventoryStore",
            "JdbcInventoryStore$Builder",
            "SqlWrite",
            "Dialect",
            "SchemaMode");
  }

  @Test
  void internalPackagesAreFreeOfCycles() {
    assertThat(
            OURS.stream()
                .map(JavaClass::getPackageName)
                .filter(it -> it.startsWith("io.holdfast.jdbc.internal.")))
        .hasSizeGreaterThan(50);
    slices().matching("io.holdfast.jdbc.internal.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void knowsTheCoreAndJdbcAndNobodyElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.holdfast.jdbc",
            "io.holdfast.jdbc.internal.*",
            "io.holdfast.idempotency",
            "io.holdfast.inventory",
            "io.holdfast.inventory.error",
            "io.holdfast.inventory.model",
            "io.holdfast.inventory.spi..",
            "io.holdfast.restock.spi",
            "org.jdbi.v3.core..",
            "org.jspecify.annotations",
            "org.slf4j..",
            "java..",
            "javax.sql")
        .check(OURS);
  }

  @Test
  void readsNoClockOfItsOwn() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(OURS);
  }

  @Test
  void sleepsInOnePlace() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Interrupts")
        .should()
        .accessTargetWhere(SLEEP)
        .check(OURS);
  }

  @Test
  void drawsRandomTimesInOnePlace() {
    noClasses()
        .that()
        .doNotHaveSimpleName("TransactionBackOff")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .check(OURS);
  }

  @Test
  void startsNoThreadAndLetsJdbiManageNoTransaction() {
    noClasses()
        .should()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.jdbi.v3.core.transaction..")
        .check(OURS);
  }

  @Test
  void putsSqlTogetherInOnePlace() throws IOException {
    Pattern sql = Pattern.compile("\"[^\"]*(SELECT|INSERT|UPDATE|DELETE|WHERE|FROM)\\b[^\"]*\"");
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (sql.matcher(line).find()) {
          assertThat(line).as("%s:%d", file, i + 1).doesNotContain("+");
        }
        if (line.contains(".formatted(")) {
          assertThat(line).as("%s:%d", file, i + 1).isEmpty();
        }
      }
      String text = String.join("\n", lines).replaceAll("(?s)/\\*\\*.*?\\*/", "");
      assertThat(Pattern.compile("\"\"\"\\s*\\+|\\+\\s*\"\"\"").matcher(text).find())
          .as("%s puts a text block together", file)
          .isFalse();
      if (!file.endsWith("SqlTexts.java")) {
        assertThat(text.contains(".replace(\"{")).as("%s fills in marks", file).isFalse();
      }
    }
  }

  @Test
  void everyStatementOnStockNamesTheShop() throws IOException {
    Pattern statement = Pattern.compile("(?s)\"\"\"\\s*(.*?)\"\"\"|\"([A-Z]+ [^\"\n]*)\"");
    int seen = 0;
    for (Path file : sources()) {
      var matcher = statement.matcher(Files.readString(file));
      while (matcher.find()) {
        String text = matcher.group();
        boolean ofAllShops =
            text.contains("schema_version")
                || text.contains("GROUP BY state")
                || text.contains("SAVEPOINT");
        if (text.contains("holdfast_") && !ofAllShops) {
          assertThat(text).as("%s", file).contains("shop");
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of("src/main/java/io/holdfast/jdbc");
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> all = files.filter(it -> it.toString().endsWith(".java")).toList();
      assertThat(all).hasSizeGreaterThan(50);
      return all;
    }
  }
}
