package io.holdfast.examples.bookstore.checks;

import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A point before and one after each step. Each execution of {@link #names} stops at its own point,
 * until all of them stand at theirs; then something ends the worker.
 */
public final class KillPoints implements FaultySteps.Fault {
  private final Set<String> standing = ConcurrentHashMap.newKeySet();
  private final CountDownLatch killed = new CountDownLatch(1);
  private final Runnable kill;

  /**
   * Creates the points.
   *
   * @param kill ends the worker; it is called once
   */
  public KillPoints(Runnable kill) {
    this.kill = kill;
  }

  /** Returns the names of the executions, one for each point. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Step step : Step.values()) {
      names.add(name(step, false));
      names.add(name(step, true));
    }
    return names;
  }

  private static String name(Step step, boolean after) {
    return (after ? "after." : "before.") + step;
  }

  /** Returns whether the execution of a point has to fail to come there. */
  public static boolean fails(String name) {
    return Step.valueOf(name.substring(name.indexOf('.') + 1)).isCompensation();
  }

  @Override
  public void at(Step step, boolean after, ExecutionName name) {
    if (!name.value().equals(name(step, after)) || killed.getCount() == 0) {
      return;
    }
    boolean last;
    synchronized (standing) {
      last = standing.add(name.value()) && standing.size() == names().size();
    }
    if (last) {
      kill.run();
      killed.countDown();
    }
    try {
      killed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new WorkerKilled();
  }

  /** Returns the points at which an execution stands or stood. */
  public int reached() {
    return standing.size();
  }
}
