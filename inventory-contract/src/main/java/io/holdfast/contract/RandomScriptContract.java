package io.holdfast.contract;

import io.holdfast.contract.internal.Seed;
import io.holdfast.contract.internal.SentenceNames;
import io.holdfast.contract.model.CommandGenerator;
import io.holdfast.contract.model.ScriptRunner;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;

/**
 * Runs random scripts of commands on the store, and compares each answer with {@link
 * io.holdfast.contract.model.ReferenceModel}. A script that fails is shortened and shown as Java
 * with its seed. {@code -Dholdfast.seed} repeats a run, {@code -Dholdfast.scripts} sets the number
 * of scripts. See {@link StoreFixture} for the wiring.
 *
 * @since 0.1.0
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class RandomScriptContract implements StoreFixture {
  private static final int LENGTH = 40;
  private static final Duration MAX_HOLD_LIFE = Duration.ofSeconds(45);

  /** Called by subclasses. */
  protected RandomScriptContract() {}

  @Test
  void everyAnswerIsThatOfTheModel() {
    SettableClock clock = new SettableClock();
    InventoryStore store = store(clock);
    try (Inventory inventory =
        Inventory.builder(store).maxTtl(MAX_HOLD_LIFE).maxHoldLife(MAX_HOLD_LIFE).build()) {
      ScriptRunner runner =
          new ScriptRunner(
              inventory,
              clock,
              MAX_HOLD_LIFE,
              store.hasExpiredHoldOutbox() ? shop -> expiredHolds(store, shop) : null);
      long seed = Seed.of(this);
      int scripts = Integer.getInteger("holdfast.scripts", effort().scripts());
      for (long each = seed; each < seed + scripts; each++) {
        runner.check(new CommandGenerator(each).script(LENGTH), each);
      }
    }
  }
}
