package io.holdfast.restock;

import java.util.Objects;

/**
 * The result of a run of the relay.
 *
 * @param shops the number of shops that had a turn
 * @param published the number of messages that the other side accepted
 * @param failed the number of messages that will be attempted again later
 * @param blocked the number of messages that were given up
 * @param closed the number of restock requests that were deleted, because they are no longer open
 * @param untried the number of messages that were put back, because the other side is unavailable,
 *     the lease was about to end, or the relay is closing
 * @param lost the number of messages that another process had leased meanwhile, whatever their
 *     result; not counted in the other numbers
 * @param faults the number of turns in which the outbox failed, and of failed checks whether a
 *     request is open
 * @param mayHaveMore whether a shop had more messages due than fit into a turn
 * @since 0.1.0
 */
public record RelayReport(
    int shops,
    int published,
    int failed,
    int blocked,
    int closed,
    int untried,
    int lost,
    int faults,
    boolean mayHaveMore) {
  /** The report of a run in which nothing was due. */
  public static final RelayReport NONE = new RelayReport(0, 0, 0, 0, 0, 0, 0, 0, false);

  /** Returns the sum of this report and another one. */
  public RelayReport plus(RelayReport other) {
    Objects.requireNonNull(other, "other");
    return new RelayReport(
        shops + other.shops,
        published + other.published,
        failed + other.failed,
        blocked + other.blocked,
        closed + other.closed,
        untried + other.untried,
        lost + other.lost,
        faults + other.faults,
        mayHaveMore || other.mayHaveMore);
  }
}
