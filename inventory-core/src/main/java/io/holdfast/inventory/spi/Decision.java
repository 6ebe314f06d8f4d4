package io.holdfast.inventory.spi;

/**
 * A pure function from what is stored to an answer and the changes it needs. It reads no clock but
 * the snapshot's, does no I/O, and keeps nothing between runs: a store may run it any number of
 * times, on different snapshots.
 *
 * @param <R> the type of the answer
 */
@FunctionalInterface
public interface Decision<R> {
  /**
   * Decides.
   *
   * @param snapshot valid only during this call
   */
  Verdict<R> on(Snapshot snapshot);
}
