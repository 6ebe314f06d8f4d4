package io.holdfast.spring.internal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
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

  /** Relays start theirs in the core. */
  @Test
  void startsAThreadInTheSweeperOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Sweeper")
        .should()
        .accessTargetWhere(describe("can start a thread", ArchitectureTest::startsAThread))
        .check(STARTER);
    classes()
        .that()
        .haveSimpleName("Sweeper")
        .should()
        .accessTargetWhere(describe("can start a thread", ArchitectureTest::startsAThread))
        .check(STARTER);
  }

  private static boolean startsAThread(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String method = access.getTarget().getName();
    return (owner.isAssignableTo(Thread.class)
            && (method.equals("<init>") || method.equals("start")))
        || owner.isEquivalentTo(Executors.class)
        || (owner.isAssignableTo(ExecutorService.class) && method.equals("<init>"))
        || owner.isAssignableTo(ForkJoinPool.class)
        || (owner.isAssignableTo(CompletableFuture.class) && method.endsWith("Async"))
        || owner.isAssignableTo("org.springframework.core.task.TaskExecutor")
        || owner.isAssignableTo("org.springframework.scheduling.TaskScheduler")
        || owner.getName().startsWith("java.util.Timer")
        || method.equals("parallelStream");
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
