package io.holdfast.examples.cli.sale;

import java.util.ArrayList;
import java.util.List;

/**
 * The answers to one buyer, recorded when they arrived and never read from the store again. Times
 * are {@link System#nanoTime()}. Safe for use by several threads.
 */
final class Notes {
  /** The final result for the buyer. */
  enum End {
    SOLD,
    CANCELLED,
    ABANDONED,
    REFUSED
  }

  /** A span of time in which the buyer provably had the goods. */
  record Span(long from, long until) {}

  private static final long NEVER = Long.MAX_VALUE;

  private final List<Span> heldFor = new ArrayList<>();
  private long boughtFrom = NEVER;
  private long cancelSent = NEVER;
  private boolean cancelled;
  private boolean abandoned;
  private int newCommits;
  private int replays;

  /**
   * Records a hold that this request was granted just now, not an earlier one.
   *
   * @param now the time of the answer
   * @param guaranteedUntil the send time of the request plus the life of the hold; the hold cannot
   *     end earlier, because the store starts to count after the request was sent
   */
  synchronized void held(long now, long guaranteedUntil) {
    heldFor.add(new Span(now, guaranteedUntil));
  }

  synchronized void committed(long now, boolean replayed) {
    newCommits += replayed ? 0 : 1;
    boughtFrom = Math.min(boughtFrom, now);
  }

  /** Records a commit that was refused because the order had been cancelled before. */
  synchronized void foundCancelled() {
    cancelled = true;
  }

  synchronized void replayed() {
    replays++;
  }

  synchronized void abandoned() {
    abandoned = true;
  }

  synchronized void sendingCancel(long now) {
    cancelSent = Math.min(cancelSent, now);
    cancelled = true;
  }

  synchronized End end() {
    if (cancelled) {
      return End.CANCELLED;
    }
    if (boughtFrom != NEVER) {
      return End.SOLD;
    }
    return abandoned ? End.ABANDONED : End.REFUSED;
  }

  synchronized int replays() {
    return replays;
  }

  /** Returns how often the order was answered as newly sold. More than once is a double sale. */
  synchronized int newCommits() {
    return newCommits;
  }

  /**
   * Returns when the buyer provably had the goods: from an answer that gave them until a request
   * that gave them back.
   */
  synchronized List<Span> owned() {
    List<Span> spans = new ArrayList<>(heldFor);
    spans.add(new Span(boughtFrom, NEVER));
    return spans.stream()
        .map(span -> new Span(span.from(), Math.min(span.until(), cancelSent)))
        .filter(span -> span.from() < span.until())
        .toList();
  }
}
