package io.holdfast.examples.modulepath;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/**
 * Tests that threads are started where the documents say so, whatever constructor or factory is
 * used.
 */
class ThreadsTest {
  /**
   * Each starts threads when the host asks for it: commandAsync, start(), an HTTP call, a scrape.
   */
  private static final Set<String> STARTERS =
      Set.of(
          "io.holdfast.inventory.internal.engine.LaneExecutor",
          "io.holdfast.restock.RelayThreads",
          "io.holdfast.http.publisher.Workers",
          "io.holdfast.micrometer.RecentSummary",
          "io.holdfast.aws.sqs.Heartbeat",
          "io.holdfast.aws.sqs.Pollers");

  private static final DescribedPredicate<JavaAccess<?>> STARTS_A_THREAD =
      describe("can start a thread", ThreadsTest::startsAThread);

  private static boolean startsAThread(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String method = access.getTarget().getName();
    boolean made = method.equals("<init>");
    if (owner.isAssignableTo(Thread.class)) {
      return made || method.startsWith("start") || method.startsWith("of");
    }
    if (owner.isAssignableTo(CompletableFuture.class)) {
      return method.equals("orTimeout")
          || method.equals("completeOnTimeout")
          || method.equals("delayedExecutor")
          || (method.endsWith("Async") && !takesExecutor(access));
    }
    return owner.isEquivalentTo(Executors.class)
        || (owner.isAssignableTo(ThreadPoolExecutor.class) && made)
        || owner.isAssignableTo(ForkJoinPool.class)
        || (owner.getName().startsWith("java.util.Timer") && made)
        || method.equals("parallelStream")
        || (method.equals("parallel") && owner.getName().startsWith("java.util.stream."));
  }

  private static boolean takesExecutor(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream().anyMatch(it -> it.isEquivalentTo(Executor.class));
  }

  private static EvaluationResult check(JavaClasses classes) {
    return noClasses()
        .that(
            describe(
                "are not named here",
                (JavaClass it) ->
                    STARTERS.stream()
                        .noneMatch(each -> (it.getName() + "$").startsWith(each + "$"))))
        .should()
        .accessTargetWhere(STARTS_A_THREAD)
        .evaluate(classes);
  }

  @Test
  void threadsAreStartedInTheNamedClassesOnly() {
    JavaClasses published =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                "io.holdfast.aws",
                "io.holdfast.caffeine",
                "io.holdfast.http",
                "io.holdfast.idempotency",
                "io.holdfast.inmemory",
                "io.holdfast.inventory",
                "io.holdfast.jdbc",
                "io.holdfast.micrometer",
                "io.holdfast.restock",
                "io.holdfast.testing");
    assertThat(published).hasSizeGreaterThan(300);
    assertThat(STARTERS).allMatch(published::contain);
    assertThat(check(published).getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void everyWayToStartAThreadIsSeen() {
    JavaClasses ways = new ClassFileImporter().importClasses(Ways.class);
    assertThat(check(ways).getFailureReport().getDetails()).hasSize(8);
  }

  /** Eight calls that can start a thread, and two that leave it to the host. */
  @SuppressWarnings({"unused", "FutureReturnValueIgnored", "CheckReturnValue"})
  private static final class Ways {
    Thread runnable(Runnable work) {
      return new Thread(work);
    }

    Thread named(Runnable work) {
      return new Thread(null, work, "name", 1024);
    }

    java.util.function.Function<Runnable, Thread> reference() {
      return Thread::new;
    }

    Executor pool() {
      return Executors.newCachedThreadPool();
    }

    void common(Runnable work) {
      CompletableFuture.runAsync(work);
    }

    void fork(Callable<String> work) {
      ForkJoinPool.commonPool().submit(work);
    }

    CompletableFuture<String> timeout(CompletableFuture<String> future) {
      return future.orTimeout(1, java.util.concurrent.TimeUnit.SECONDS);
    }

    CompletableFuture<Void> onTheExecutorOfTheHost(Runnable work, Executor executor) {
      return CompletableFuture.runAsync(work, executor);
    }

    void later(Runnable work, Executor executor) {
      executor.execute(work);
    }
  }
}
