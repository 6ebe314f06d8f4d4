package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.inventory.spi.HostWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

  /**
   * Returns the writes of the host that failed, if nothing else did; otherwise an empty list.
   *
   * @param sent the transaction that was not written
   */
  public List<HostWrite> failedHostWrites(Transaction sent) {
    List<HostWrite> failed = new ArrayList<>(0);
    List<CancellationReason> reasons = reasons();
    for (int i = 0; i < reasons.size(); i++) {
      if (isFinal(reasons.get(i))) {
        HostWrite write = sent.hostWrite(i);
        if (write == null) {
          return List.of();
        }
        failed.add(write);
      }
    }
    return failed;
  }

  /** Returns the codes of the actions that fail each time they are sent again, each once. */
  public String finalCodes() {
    return reasons().stream()
        .filter(NotWritten::isFinal)
        .map(CancellationReason::code)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns whether this action fails each time it is sent again. */
  private static boolean isFinal(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code())
        || "ValidationError".equals(reason.code())
        || "ItemCollectionSizeLimitExceeded".equals(reason.code());
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
