package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.history.History;
import io.holdfast.contract.history.History.Call;
import io.holdfast.contract.history.LinearizabilityChecker;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Seed;
import io.holdfast.contract.internal.SentenceNames;
import io.holdfast.contract.internal.Shops;
import io.holdfast.contract.model.Answers;
import io.holdfast.contract.model.Command;
import io.holdfast.contract.model.CommandGenerator;
import io.holdfast.contract.model.ReferenceModel;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;

/**
 * Records concurrent histories on the store, and checks that some order of the calls that respects
 * real time explains each history. Threads on two instances of the store run random commands on few
 * articles and ids. Before that, one thread has run some commands, and some of its holds may have
 * expired. See {@link StoreFixture} for the wiring.
 *
 * @since 0.1.0
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class LinearizabilityContract implements StoreFixture {
  private static final int THREADS = 4;
  private static final int CALLS = 3;
  private static final int WARM_UP = 8;
  private static final Duration MAX_HOLD_LIFE = Duration.ofHours(24);

  private final SettableClock clock = new SettableClock();

  /** Called by subclasses. */
  protected LinearizabilityContract() {}

  @Test
  void someOrderExplainsEveryHistory() {
    var store = store(clock);
    long seed = Seed.of(this);
    try (Inventory one = Inventory.create(store);
        Inventory other = Inventory.create(reopen(store, clock))) {
      int answered = 0;
      for (long each = seed; each < seed + effort().rounds(); each++) {
        answered += round(List.of(one, other), each);
      }
      assertThat(answered)
          .as("calls that were answered: a store that is always busy explains everything")
          .isGreaterThan(effort().rounds() * THREADS * CALLS * 2 / 3);
    }
  }

  /** Runs and checks one history, and returns the number of calls that were answered. */
  private int round(List<Inventory> inventories, long seed) {
    ShopId shop = Shops.fresh();
    CommandGenerator generator = new CommandGenerator(seed);
    ReferenceModel model = new ReferenceModel(shop, clock.instant(), MAX_HOLD_LIFE);
    for (Command command : generator.script(WARM_UP)) {
      Object expected = Answers.plain(command.onModel().ask(model, shop));
      assertThat(Answers.plain(command.onInventory().ask(inventories.get(0), shop, clock)))
          .as("-Dholdfast.seed=%d: %s", seed, command)
          .isEqualTo(expected);
    }
    model.setNow(clock.advance(Duration.ofSeconds(5)));

    List<Call<Command>> calls = record(inventories, shop, generator);
    boolean explained =
        new LinearizabilityChecker<ReferenceModel, Command>(
                ReferenceModel::copy,
                (state, command) -> Answers.plain(command.onModel().ask(state, shop)))
            .explains(model, calls);

    assertThat(explained)
        .as(() -> "-Dholdfast.seed=%d: no order explains%n%s".formatted(seed, shown(calls)))
        .isTrue();
    assertThat(inventories.get(0).verify(shop).violations())
        .as(() -> "-Dholdfast.seed=%d: after%n%s".formatted(seed, shown(calls)))
        .isEmpty();
    return (int) calls.stream().filter(call -> call.answer() != null).count();
  }

  private List<Call<Command>> record(
      List<Inventory> inventories, ShopId shop, CommandGenerator generator) {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < THREADS * CALLS; i++) {
      commands.add(generator.nextAtOneMoment());
    }
    History<Command> history = new History<>();
    Crowd.of(
        THREADS,
        thread -> {
          Inventory inventory = inventories.get(thread % inventories.size());
          for (int i = 0; i < CALLS; i++) {
            ask(history, inventory, shop, commands.get(thread * CALLS + i));
          }
          return true;
        });
    return history.calls();
  }

  private void ask(History<Command> history, Inventory inventory, ShopId shop, Command command) {
    long asked = history.ask();
    try {
      Object answer = command.onInventory().ask(inventory, shop, clock);
      history.answered(command, asked, Answers.plain(answer));
    } catch (OutcomeUnknownException e) {
      history.lost(command, asked);
    } catch (BusyException | UnavailableException e) {
      // It is guaranteed that nothing was done, so there is nothing to explain.
    }
  }

  private static String shown(List<Call<Command>> calls) {
    StringBuilder shown = new StringBuilder();
    for (Call<Command> call : calls) {
      shown.append(
          "%4d to %4s  %s%n             %s%n"
              .formatted(
                  call.asked(),
                  call.answer() == null ? "?" : call.answered(),
                  call.command(),
                  call.answer() == null ? "the answer was lost" : call.answer()));
    }
    return shown.toString();
  }
}
