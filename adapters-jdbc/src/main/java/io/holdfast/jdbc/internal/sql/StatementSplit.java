package io.holdfast.jdbc.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Splits rows into statements of few sizes, so that a cache of prepared statements holds few texts.
 * A request of the largest allowed size is one statement.
 */
public final class StatementSplit {
  /** The most rows in one statement: the number of units in the largest request, rounded up. */
  static final int MOST = 512;

  /** The most rows in one statement that has a CASE branch for every row. */
  public static final int MOST_CASES = 128;

  /** More than the number of lines of the largest request. */
  private static final int STEP = 64;

  private final PacketLimit limit;

  StatementSplit(PacketLimit limit) {
    this.limit = limit;
  }

  /** Returns the limit of a statement in bytes. */
  public PacketLimit limit() {
    return limit;
  }

  /** Returns the most rows in one statement, at the current statement size. */
  public int most() {
    return limit.rows(MOST);
  }

  /**
   * Splits rows for statements in which a row may occur twice. The chunk has the next power of two
   * as its size and is filled up by repeating the last row.
   */
  public <T> List<List<T>> padded(List<T> rows) {
    return padded(rows, MOST);
  }

  /**
   * Splits rows likewise, with at most {@code wanted} rows in a chunk, or fewer if the statement
   * would be too large. {@code wanted} is a power of two.
   */
  public <T> List<List<T>> padded(List<T> rows, int wanted) {
    int most = limit.rows(wanted);
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

  /**
   * Splits rows of bounded size for statements in which a row must not occur twice: one chunk of
   * exactly that size.
   */
  public <T> List<List<T>> exact(List<T> rows) {
    int most = most();
    List<List<T>> chunks = new ArrayList<>(1);
    for (int from = 0; from < rows.size(); from += most) {
      chunks.add(rows.subList(from, Math.min(rows.size(), from + most)));
    }
    return chunks;
  }

  /**
   * Splits many rows for statements in which a row must not occur twice, into as few chunks as
   * possible with few different sizes. Sizes are all numbers up to {@link #STEP}, and beyond that
   * its multiples and a rest: one more statement saves hundreds of texts. No chunk has more bytes
   * than a statement may have, except a single row that is too large by itself.
   */
  public <T> List<List<T>> inSteps(List<T> rows, ToIntFunction<T> bytes) {
    int most = limit.most();
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
