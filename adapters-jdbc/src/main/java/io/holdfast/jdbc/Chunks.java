package io.holdfast.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts rows into statements of few sizes, so that a cache of prepared statements holds few texts. A
 * request of the largest size allowed is one statement.
 */
final class Chunks {
  /** The most rows in one statement: the units of the largest request, rounded up. */
  static final int MOST = 512;

  /** The most rows where each row is held against a case for every row. */
  static final int MOST_CASES = 128;

  /** More than the lines of the largest request. */
  private static final int STEP = 64;

  private final StatementSize size;

  Chunks(StatementSize size) {
    this.size = size;
  }

  StatementSize size() {
    return size;
  }

  /** The most rows in one statement, as things are. */
  int most() {
    return size.rows(MOST);
  }

  /**
   * For statements in which a row may stand twice: one chunk of the next power of two, filled up by
   * repeating the last row.
   */
  <T> List<List<T>> padded(List<T> rows) {
    return padded(rows, MOST);
  }

  /** The same, with at most so many rows, a power of two, in a chunk, and as many as pass. */
  <T> List<List<T>> padded(List<T> rows, int wanted) {
    int most = size.rows(wanted);
    List<List<T>> chunks = new ArrayList<>(1);
    for (int from = 0; from < rows.size(); from += most) {
      List<T> part = rows.subList(from, Math.min(rows.size(), from + most));
      int size = powerOfTwoFrom(part.size());
      if (size == part.size()) {
        chunks.add(part);
      } else {
        List<T> filled = new ArrayList<>(size);
        filled.addAll(part);
        while (filled.size() < size) {
          filled.add(part.get(part.size() - 1));
        }
        chunks.add(filled);
      }
    }
    return chunks;
  }

  /** For rows of bounded size in which every row counts: one chunk of exactly that size. */
  <T> List<List<T>> exact(List<T> rows) {
    int most = most();
    List<List<T>> chunks = new ArrayList<>(1);
    for (int from = 0; from < rows.size(); from += most) {
      chunks.add(rows.subList(from, Math.min(rows.size(), from + most)));
    }
    return chunks;
  }

  /**
   * For many rows in which every row counts: as few chunks as can be while there are few sizes. All
   * sizes up to {@link #STEP}, beyond that multiples of it and a rest: one statement more saves
   * hundreds of texts. No chunk has more bytes than a statement may, but for one row that has.
   */
  <T> List<List<T>> inSteps(List<T> rows, ToIntFunction<T> bytes) {
    int most = size.most();
    List<List<T>> chunks = new ArrayList<>(1);
    int from = 0;
    while (from < rows.size()) {
      int left = 1;
      long sum = bytes.applyAsInt(rows.get(from));
      while (left < MOST && from + left < rows.size()) {
        sum += bytes.applyAsInt(rows.get(from + left));
        if (sum > most) {
          break;
        }
        left++;
      }
      int steps = left <= STEP ? left : left - left % STEP;
      chunks.add(rows.subList(from, from + steps));
      from += steps;
    }
    return chunks;
  }

  private static int powerOfTwoFrom(int size) {
    int power = Integer.highestOneBit(size);
    return power == size ? power : power << 1;
  }
}
