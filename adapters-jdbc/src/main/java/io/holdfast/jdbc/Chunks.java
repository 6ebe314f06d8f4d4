package io.holdfast.jdbc;

import java.util.ArrayList;
import java.util.List;

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

  private Chunks() {}

  /**
   * For statements in which a row may stand twice: one chunk of the next power of two, filled up by
   * repeating the last row.
   */
  static <T> List<List<T>> padded(List<T> rows) {
    return padded(rows, MOST);
  }

  /** The same, with at most so many rows, a power of two, in a chunk. */
  static <T> List<List<T>> padded(List<T> rows, int most) {
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

  /** For statements in which every row counts: one chunk of exactly that size. */
  static <T> List<List<T>> exact(List<T> rows) {
    List<List<T>> chunks = new ArrayList<>(1);
    for (int from = 0; from < rows.size(); from += MOST) {
      chunks.add(rows.subList(from, Math.min(rows.size(), from + MOST)));
    }
    return chunks;
  }

  /**
   * For many rows in which every row counts: as few chunks as can be while there are few sizes. All
   * sizes up to {@link #STEP}, beyond that multiples of it and a rest: one statement more saves
   * hundreds of texts.
   */
  static <T> List<List<T>> inSteps(List<T> rows) {
    List<List<T>> chunks = new ArrayList<>(1);
    int from = 0;
    while (from < rows.size()) {
      int left = Math.min(MOST, rows.size() - from);
      int size = left <= STEP ? left : left - left % STEP;
      chunks.add(rows.subList(from, from + size));
      from += size;
    }
    return chunks;
  }

  private static int powerOfTwoFrom(int size) {
    int power = Integer.highestOneBit(size);
    return power == size ? power : power << 1;
  }
}
