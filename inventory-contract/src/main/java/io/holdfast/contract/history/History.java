package io.holdfast.contract.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Records the commands of several threads, their answers, and which call ended before which other
 * call began.
 *
 * <p>Safe for use by any number of threads.
 *
 * @param <C> the type of the commands
 * @since 0.1.0
 */
public final class History<C> {
  private final AtomicLong time = new AtomicLong();
  private final ConcurrentLinkedQueue<Call<C>> calls = new ConcurrentLinkedQueue<>();

  /** Creates an empty history. */
  public History() {}

  /**
   * A call that has ended, or whose answer was lost.
   *
   * @param command the command
   * @param asked the start of the call, on a clock that shows only the order of events
   * @param answered the time of the answer on the same clock, or {@link Long#MAX_VALUE} if the
   *     answer was lost
   * @param answer the answer, or null if it was lost; then it is unknown whether the call had an
   *     effect
   * @param <C> the type of the commands
   */
  public record Call<C>(C command, long asked, long answered, @Nullable Object answer) {}

  /** Returns the start of a call that is about to be made. */
  public long ask() {
    return time.getAndIncrement();
  }

  /** Records a call that was answered just now. */
  public void answered(C command, long asked, Object answer) {
    calls.add(new Call<>(command, asked, time.getAndIncrement(), answer));
  }

  /** Records a call whose answer was lost. It may have taken effect, may do so later, or never. */
  public void lost(C command, long asked) {
    calls.add(new Call<>(command, asked, Long.MAX_VALUE, null));
  }

  /** Returns the recorded calls, in the order of their start. */
  public List<Call<C>> calls() {
    List<Call<C>> sorted = new ArrayList<>(calls);
    sorted.sort((a, b) -> Long.compare(a.asked(), b.asked()));
    return List.copyOf(sorted);
  }
}
