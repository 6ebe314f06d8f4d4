package io.holdfast.aws.dynamodb.internal.request;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Reports, inside the store only, that a condition did not hold, and which items are stored. */
public final class NotWritten extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TransactionCanceledException cancelled;

  NotWritten(TransactionCanceledException cancelled) {
    super("the stored rows differ from those of the decision", cancelled, false, false);
    this.cancelled = cancelled;
  }

  /** Returns one reason for each action of the transaction, in order. */
  public List<CancellationReason> reasons() {
    return cancelled.cancellationReasons();
  }

  /** Returns whether a condition failed because a level asks its writers to wait. */
  public boolean isPaused(Instant now) {
    return reasons().stream()
        .anyMatch(reason -> reason.hasItem() && WriterPause.isPaused(reason.item(), now));
  }

  public TransactionCanceledException cancelled() {
    return cancelled;
  }
}
