package io.holdfast.restock;

/**
 * What came of messages of the outbox.
 *
 * @param shops how many shops had a turn
 * @param published accepted by the other side
 * @param failed to be tried again later
 * @param blocked given up
 * @param closed taken out, because their request is no longer open
 * @param untried put back, because their supplier is away, the lease was about to end, or the relay
 *     is closing
 * @param lost whatever came of them, somebody else had leased them meanwhile; not counted above
 * @param faults turns of shops in which the outbox, or the question whether a request is open,
 *     failed
 * @param mayHaveMore whether some shop had more due than fits into a turn
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
  /** Nothing was due. */
  public static final RelayReport NONE = new RelayReport(0, 0, 0, 0, 0, 0, 0, 0, false);

  /** Both together. */
  public RelayReport plus(RelayReport other) {
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
