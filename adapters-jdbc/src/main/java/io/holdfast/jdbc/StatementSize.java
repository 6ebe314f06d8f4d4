package io.holdfast.jdbc;

/**
 * How many bytes a statement may have. The server says at start-up what it takes; where it, a
 * driver or something between takes less, statements get smaller until they pass, and after a while
 * larger again. Safe for use by several threads.
 */
final class StatementSize {
  /** More than a row takes whose texts are all bounded, keys and cases told with it. */
  private static final int ROW = 2_048;

  /** What stands around the values of a packet. */
  private static final int FRAME = 256;

  private static final int LEAST = 1_024;
  private static final int STATEMENTS_BEFORE_MORE = 1_024;

  private final int known;
  private int most;
  private int taken;

  /** As the server says; {@link Long#MAX_VALUE} where there is no limit. */
  StatementSize(long maxAllowedPacket) {
    known = (int) Math.max(LEAST, Math.min(Integer.MAX_VALUE, maxAllowedPacket) - FRAME);
    most = known;
  }

  /** What the server has said that it takes. */
  int known() {
    return known;
  }

  /** The most bytes for now. */
  synchronized int most() {
    return most;
  }

  /** The most rows of bounded size, a power of two, but no more than this one. */
  int rows(int wanted) {
    return Math.min(wanted, Integer.highestOneBit(Math.max(1, most() / ROW)));
  }

  /** A statement of so many bytes was refused, or was it that ended the connection. */
  synchronized void refused(int bytes) {
    most = Math.max(LEAST, Math.min(most, bytes / 2));
    taken = 0;
  }

  /** Some statement was refused. Whether smaller ones can be tried. */
  synchronized boolean halve() {
    boolean can = most > LEAST;
    refused(most);
    return can;
  }

  /** A statement has passed. */
  synchronized void passed() {
    if (most < known && ++taken >= STATEMENTS_BEFORE_MORE) {
      most = most > known / 2 ? known : most * 2;
      taken = 0;
    }
  }
}
