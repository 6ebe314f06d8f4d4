package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.history.History;
import io.holdfast.contract.history.History.Call;
import io.holdfast.contract.history.LinearizabilityChecker;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Seed;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests that answers are true: some order of its calls explains each concurrent history. */
@Clause(value = 7, title = "known outcome")
public abstract class OutcomeClause extends IdempotencyTests {
  private static final int THREADS = 4;
  private static final int CALLS = 4;

  @Test
  void whatWasReturnedIsSeenByTheOtherInstance() {
    var first = first("a");
    assertThat(KeyModel.told(other.claim(request("a")))).isEqualTo("in progress");
    store.complete(first, ANSWER);
    isDone(other.claim(request("a")), ANSWER);
  }

  @Test
  void someOrderExplainsEveryHistory() {
    long seed = Seed.of(this);
    for (long each = seed; each < seed + fixture.effort().rounds(); each++) {
      List<Call<KeyModel.Ask>> calls = record("history-" + (each - seed), each);
      boolean explained =
          new LinearizabilityChecker<KeyModel, KeyModel.Ask>(KeyModel::copy, KeyModel::ask)
              .explains(new KeyModel(), calls);
      long now = each;
      assertThat(explained)
          .as(() -> "-Dholdfast.seed=%d: no order explains %s".formatted(now, calls))
          .isTrue();
    }
  }

  private List<Call<KeyModel.Ask>> record(String key, long seed) {
    History<KeyModel.Ask> history = new History<>();
    Crowd.of(
        THREADS,
        thread -> {
          Random random = new Random(seed * THREADS + thread);
          KeyModel.Caller caller = new KeyModel.Caller(thread * CALLS, request(key));
          for (int i = 0; i < CALLS; i++) {
            ask(history, thread % 2 == 0 ? store : other, caller.next(random), caller);
          }
          return true;
        });
    return history.calls();
  }

  private static void ask(
      History<KeyModel.Ask> history,
      IdempotencyStore by,
      KeyModel.Ask ask,
      KeyModel.Caller caller) {
    long asked = history.ask();
    try {
      history.answered(ask, asked, caller.make(by, ask));
    } catch (OutcomeUnknownException e) {
      history.lost(ask, asked);
    } catch (BusyException | UnavailableException e) {
      // It is guaranteed that nothing was done, so there is nothing to explain.
    }
  }
}
