package io.holdfast.benchmarks.load;

/** A group of loads that can be run without the others. */
public enum Group {
  /** Loads of one process that writes nothing but stock. */
  LANES,

  /** Orders with an order row of the shop. */
  ROWS,

  /** Several processes on one database. */
  PROCESSES
}
