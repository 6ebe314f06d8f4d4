package io.holdfast.inventory.spi;

/**
 * A pure function from the stored rows to an answer and the changes it needs. It reads no clock but
 * that of the snapshot, does no I/O, and keeps no state between runs. A store may run it any number
 * of times, on different snapshots.
 *
 * @param <R> the type of the answer
 * @since 0.1.0
 */
@FunctionalInterface
public interface Decision<R> {
  /**
   * Decides.
   *
   * @param snapshot the loaded rows, valid only during this call
   * @return the answer and the changes to write
   */
  Verdict<R> on(Snapshot snapshot);
}
