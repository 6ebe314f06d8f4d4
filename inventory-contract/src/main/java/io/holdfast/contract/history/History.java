package io.holdfast.contract.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Records what several threads asked, what they were answered, and what was asked before what else
 * was answered.
 *
 * <p>Safe for use by any number of threads.
 *
 * @param <C> what is asked
 */
public final class History<C> {
  private final AtomicLong time = new AtomicLong();
  private final ConcurrentLinkedQueue<Call<C>> calls = new ConcurrentLinkedQueue<>();

  /** Begins to record. */
  public History() {}

  /**
   * A call that is over, or of which nobody knows whether it is.
   *
   * @param command what was asked
   * @param asked when, on a clock that only tells before from after
   * @param answered when it was answered; {@link Long#MAX_VALUE} if the answer was lost
   * @param answer the answer; null if it was lost, and with it whether there was an effect
   * @param <C> what is asked
   */
  public record Call<C>(C command, long asked, long answered, @Nullable Object answer) {}

  /** The moment at which a call is about to be made. */
  public long ask() {
    return time.getAndIncrement();
  }

  /** Records a call that was answered just now. */
  public void answered(C command, long asked, Object answer) {
    calls.add(new Call<>(command, asked, time.getAndIncrement(), answer));
  }

  /** Records a call whose answer was lost: it may have taken effect, may do so later, or never. */
  public void lost(C command, long asked) {
    calls.add(new Call<>(command, asked, Long.MAX_VALUE, null));
  }

  /** What was recorded, in the order in which it was asked. */
  public List<Call<C>> calls() {
    List<Call<C>> sorted = new ArrayList<>(calls);
    sorted.sort((a, b) -> Long.compare(a.asked(), b.asked()));
    return List.copyOf(sorted);
  }
}
