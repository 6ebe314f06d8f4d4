package io.holdfast.inmemory;

import io.holdfast.inventory.spi.HostWrite;
import java.util.Map;
import java.util.Objects;

/**
 * A write of the host for the store in memory: code that runs inside the atomic step of a command,
 * while the store holds the locks of its rows.
 *
 * <p>The code must be short, must not wait for other threads, and must not call the inventory. If a
 * later write of the same step fails, the effect is undone.
 *
 * <p>Immutable and safe for use by several threads if the code is.
 *
 * @since 0.1.0
 */
public final class InMemoryWrite implements HostWrite {
  private final String name;
  private final Runnable write;
  private final Runnable undo;
  private final boolean last;

  private InMemoryWrite(String name, Runnable write, Runnable undo, boolean last) {
    this.last = last;
    this.name = Objects.requireNonNull(name, "name");
    this.write = Objects.requireNonNull(write, "write");
    this.undo = Objects.requireNonNull(undo, "undo");
  }

  /**
   * Creates a write from code.
   *
   * @param name the name of the write, for messages
   * @param write the code that writes; an exception makes the command fail, and must mean that the
   *     code had no effect
   * @param undo the code that takes the effect of {@code write} back; it must not fail
   */
  public static InMemoryWrite of(String name, Runnable write, Runnable undo) {
    return new InMemoryWrite(name, write, undo, false);
  }

  /**
   * Creates a write that is performed after all others of the step, so that it is seldom undone.
   */
  static InMemoryWrite last(String name, Runnable write, Runnable undo) {
    return new InMemoryWrite(name, write, undo, true);
  }

  /**
   * Creates a write that inserts a row into a map, and fails if the key has a row already.
   *
   * @param name the name of the map, for messages
   * @param table a map that is safe for use by several threads, such as a {@link
   *     java.util.concurrent.ConcurrentHashMap}
   * @param key the key of the row
   * @param row the row
   */
  public static <K, V> InMemoryWrite insert(String name, Map<K, V> table, K key, V row) {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(row, "row");
    return new InMemoryWrite(
        name,
        () -> {
          if (table.putIfAbsent(key, row) != null) {
            throw new IllegalStateException("the key has a row already");
          }
        },
        () -> table.remove(key, row),
        false);
  }

  boolean isLast() {
    return last;
  }

  void perform() {
    write.run();
  }

  void undo() {
    undo.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
