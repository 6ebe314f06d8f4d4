package io.holdfast.jdbc.internal.sql;

/**
 * Limits the bytes of a statement. The server reports its limit at start-up. If the server, a
 * driver or a proxy accepts less, statements get smaller until they are accepted, and after a while
 * larger again. Safe for use by several threads.
 */
public final class PacketLimit {
  /**
   * More than the bytes of a row whose texts are all bounded, including its keys and CASE branches.
   */
  private static final int ROW = 2_048;

  /** The bytes of a packet besides its values. */
  private static final int FRAME = 256;

  private static final int LEAST = 1_024;
  private static final int STATEMENTS_BEFORE_MORE = 1_024;

  private final int known;
  private int most;
  private int taken;

  /**
   * Creates a limit.
   *
   * @param maxAllowedPacket the server's limit in bytes; {@link Long#MAX_VALUE} without a limit
   */
  public PacketLimit(long maxAllowedPacket) {
    known = (int) Math.max(LEAST, Math.min(Integer.MAX_VALUE, maxAllowedPacket) - FRAME);
    most = known;
  }

  /** Returns the limit that the server reported, in bytes. */
  public int known() {
    return known;
  }

  /** Returns the current limit in bytes. */
  synchronized int most() {
    return most;
  }

  /** Returns the most rows of bounded size, a power of two and at most {@code wanted}. */
  int rows(int wanted) {
    return Math.min(wanted, Integer.highestOneBit(Math.max(1, most() / ROW)));
  }

  /** Records that a statement of this many bytes was refused, or ended the connection. */
  synchronized void refused(int bytes) {
    most = Math.max(LEAST, Math.min(most, bytes / 2));
    taken = 0;
  }

  /** Records that a statement was refused, and returns whether smaller ones can be tried. */
  public synchronized boolean halve() {
    boolean can = most > LEAST;
    refused(most);
    return can;
  }

  /** Records that a statement was accepted. */
  synchronized void passed() {
    if (most < known && ++taken >= STATEMENTS_BEFORE_MORE) {
      most = most > known / 2 ? known : most * 2;
      taken = 0;
    }
  }
}
