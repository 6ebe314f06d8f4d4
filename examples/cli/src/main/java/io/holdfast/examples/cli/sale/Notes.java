package io.holdfast.examples.cli.sale;

import java.util.ArrayList;
import java.util.List;

/**
 * What one buyer was told, written down as it was told and never asked of the store again. Times
 * are {@link System#nanoTime()}. Safe for use by several threads.
 */
final class Notes {
  /** How it ended for the buyer. */
  enum End {
    SOLD,
    CANCELLED,
    ABANDONED,
    REFUSED
  }

  /** A span of time in which the buyer surely had the goods. */
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
   * A hold was granted just now, by the request that is answered, not by an earlier one.
   *
   * @param surelyUntil its life after that request was sent; the store began to count no earlier
   */
  synchronized void held(long now, long surelyUntil) {
    heldFor.add(new Span(now, surelyUntil));
  }

  synchronized void committed(long now, boolean replayed) {
    newCommits += replayed ? 0 : 1;
    boughtFrom = Math.min(boughtFrom, now);
  }

  /** A commit was refused, because the order had been cancelled before. */
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

  /** How often the one order was answered as newly sold. More than once is a double sale. */
  synchronized int newCommits() {
    return newCommits;
  }

  /**
   * When the buyer surely had the goods: from an answer that gave them until a request that gave
   * them back.
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
