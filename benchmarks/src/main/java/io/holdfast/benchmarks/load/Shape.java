package io.holdfast.benchmarks.load;

import java.util.ArrayList;
import java.util.List;

/**
 * A number of processes with the same number of clients each.
 *
 * @param processes the number of processes
 * @param clients the number of clients of each process
 */
record Shape(int processes, int clients) {
  /** The shape that several processes with as many clients in all are compared with. */
  static final Shape ALONE = new Shape(1, 64);

  static final Shape TWO = new Shape(2, 32);
  static final Shape FOUR = new Shape(4, 16);
  static final Shape CROWD = new Shape(4, 64);

  /** Returns 1, 2 and 4 processes with 16 and with 64 clients each, and 2 with 32. */
  static List<Shape> all() {
    List<Shape> all = new ArrayList<>();
    for (int processes : new int[] {1, 2, 4}) {
      for (int clients : new int[] {16, 64}) {
        all.add(new Shape(processes, clients));
      }
    }
    all.add(TWO);
    return all;
  }

  /** Returns the name for tables, for example "2 × 32". */
  @Override
  public String toString() {
    return processes + " × " + clients;
  }
}
