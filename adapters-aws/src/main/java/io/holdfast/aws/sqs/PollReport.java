package io.holdfast.aws.sqs;

/**
 * The number of messages of one poll, by outcome.
 *
 * @param accepted messages whose request the sink has accepted
 * @param repeated messages whose request the sink had accepted before; it was not called again
 * @param closed messages that were deleted because their request is not open any more; the sink was
 *     not called
 * @param postponed messages that are tried again later
 * @param parked messages that were moved to the dead-letter queue, with the reason
 * @param handedBack messages that were not begun, because the consumer is being closed or the
 *     thread was interrupted
 * @since 0.1.0
 */
public record PollReport(
    int accepted, int repeated, int closed, int postponed, int parked, int handedBack) {
  /** The report of a poll without messages. */
  static final PollReport NOTHING = new PollReport(0, 0, 0, 0, 0, 0);

  /** Returns the number of messages that were received. */
  public int received() {
    return accepted + repeated + closed + postponed + parked + handedBack;
  }

  /** Returns the report with one more message of this outcome. */
  PollReport and(Fate fate) {
    return new PollReport(
        accepted + (fate == Fate.ACCEPTED ? 1 : 0),
        repeated + (fate == Fate.REPEATED ? 1 : 0),
        closed + (fate == Fate.CLOSED ? 1 : 0),
        postponed + (fate == Fate.POSTPONED ? 1 : 0),
        parked + (fate == Fate.PARKED ? 1 : 0),
        handedBack + (fate == Fate.HANDED_BACK ? 1 : 0));
  }
}
