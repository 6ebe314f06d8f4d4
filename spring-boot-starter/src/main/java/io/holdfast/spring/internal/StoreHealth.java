package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import java.time.Duration;
import java.util.Map;

/** Asks the store whether it answers, for the health indicators of both versions of Spring Boot. */
final class StoreHealth {
  private final Inventory inventory;
  private final Duration timeout;

  /**
   * Creates the question.
   *
   * @param timeout the longest wait for the answer
   */
  StoreHealth(Inventory inventory, Duration timeout) {
    this.inventory = inventory;
    this.timeout = timeout;
  }

  /**
   * What the store has answered.
   *
   * @param status the code of a status of Spring Boot
   * @param details what an operator wants to know
   */
  record Answer(String status, Map<String, Object> details) {}

  /**
   * Returns the answer: UNKNOWN if the store refuses because it is overloaded, DOWN if it fails or
   * does not answer in time.
   */
  Answer ask() {
    try {
      Duration time = inventory.ping(timeout);
      return new Answer("UP", Map.of("pingMicros", time.toNanos() / 1_000));
    } catch (BusyException e) {
      return new Answer("UNKNOWN", error(e));
    } catch (RuntimeException e) {
      return new Answer("DOWN", error(e));
    }
  }

  private static Map<String, Object> error(RuntimeException e) {
    String name = e.getClass().getSimpleName();
    // The text of others may contain what nobody should see.
    return Map.of("error", e instanceof InventoryException ? name + ": " + e.getMessage() : name);
  }
}
