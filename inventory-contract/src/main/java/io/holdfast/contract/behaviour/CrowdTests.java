package io.holdfast.contract.behaviour;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The base of tests with many callers. */
abstract class CrowdTests extends BehaviourTests {
  static final int THREADS = 8;
  private static final int PATIENCE = 1_000;

  /** Returns the number of calls of each caller. */
  final int calls() {
    return fixture.effort().repeats();
  }

  /** Returns the number of runs of a race between two callers. */
  final int races() {
    return Math.max(10, fixture.effort().repeats() / 2);
  }

  /** Repeats the command while the store is busy. A busy store has done nothing. */
  static <T> Outcome<T> patiently(Supplier<Outcome<T>> command) {
    for (int i = 1; i < PATIENCE; i++) {
      try {
        return command.get();
      } catch (BusyException e) {
        Crowd.jostle();
      }
    }
    return command.get();
  }

  /** Returns all outcomes of {@code threads} threads that each run all of their commands. */
  static <T> List<Outcome<T>> all(
      int threads, int calls, BiFunction<Integer, Integer, Outcome<T>> command) {
    List<List<Outcome<T>>> byThread =
        Crowd.of(
            threads,
            thread -> {
              List<Outcome<T>> mine = new ArrayList<>();
              for (int i = 0; i < calls; i++) {
                int call = i;
                mine.add(patiently(() -> command.apply(thread, call)));
              }
              return mine;
            });
    return byThread.stream().flatMap(List::stream).toList();
  }

  /** Returns the outcomes of a race in which each thread calls once. */
  static <T> List<Outcome<T>> race(int threads, IntFunction<Outcome<T>> command) {
    return all(threads, 1, (thread, call) -> command.apply(thread));
  }

  static long done(List<? extends Outcome<?>> outcomes) {
    return outcomes.stream().filter(Outcome::isDone).count();
  }

  static long doneFirst(List<? extends Outcome<?>> outcomes) {
    return outcomes.stream().filter(outcome -> outcome.isDone() && !outcome.isReplayed()).count();
  }

  static <T> List<Outcome<T>> refused(List<Outcome<T>> outcomes) {
    return outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
  }
}
