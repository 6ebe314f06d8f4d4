package io.holdfast.aws.sqs;

/**
 * What came of the messages of one poll.
 *
 * @param accepted the sink has taken the request over
 * @param repeated the sink had it already, so it was not asked again
 * @param postponed to be tried again later
 * @param parked put into the dead-letter queue, with the reason
 * @param handedBack not begun, because the consumer is being closed or the thread was interrupted
 */
public record PollReport(int accepted, int repeated, int postponed, int parked, int handedBack) {
  /** Nothing was there. */
  static final PollReport NOTHING = new PollReport(0, 0, 0, 0, 0);

  /** How many messages came. */
  public int received() {
    return accepted + repeated + postponed + parked + handedBack;
  }

  /** One more. */
  PollReport and(Fate fate) {
    return new PollReport(
        accepted + (fate == Fate.ACCEPTED ? 1 : 0),
        repeated + (fate == Fate.REPEATED ? 1 : 0),
        postponed + (fate == Fate.POSTPONED ? 1 : 0),
        parked + (fate == Fate.PARKED ? 1 : 0),
        handedBack + (fate == Fate.HANDED_BACK ? 1 : 0));
  }
}
