package io.holdfast.contract.model;

import io.holdfast.contract.internal.Shops;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts on an inventory and on the model, each in a separate shop, and compares every answer
 * and the final state. A script that fails is shortened while it still fails. Not safe for use by
 * several threads.
 *
 * @since 0.1.0
 */
public final class ScriptRunner {
  private final Inventory inventory;
  private final SettableClock clock;
  private final Duration maxHoldLife;
  private final @Nullable Function<ShopId, List<ExpiredHold>> expiredHolds;

  /**
   * Creates a runner for an inventory on a store without an outbox of expired holds.
   *
   * @param inventory the inventory to be compared with the model
   * @param clock the clock of its store
   * @param maxHoldLife the longest life of a hold in this inventory
   */
  public ScriptRunner(Inventory inventory, SettableClock clock, Duration maxHoldLife) {
    this(inventory, clock, maxHoldLife, null);
  }

  /**
   * Creates a runner for an inventory.
   *
   * @param inventory the inventory to be compared with the model
   * @param clock the clock of its store
   * @param maxHoldLife the longest life of a hold in this inventory
   * @param expiredHolds the function that returns all messages of expired holds of a shop; null if
   *     the store writes none
   */
  public ScriptRunner(
      Inventory inventory,
      SettableClock clock,
      Duration maxHoldLife,
      @Nullable Function<ShopId, List<ExpiredHold>> expiredHolds) {
    this.expiredHolds = expiredHolds;
    this.inventory = inventory;
    this.clock = clock;
    this.maxHoldLife = maxHoldLife;
  }

  /** Runs a script, and returns a description of the failure, or empty if there is none. */
  public Optional<String> failure(List<Command> script) {
    ShopId shop = Shops.fresh();
    ReferenceModel model = new ReferenceModel(shop, clock.instant(), maxHoldLife);
    for (int i = 0; i < script.size(); i++) {
      Command command = script.get(i);
      Object expected = Answers.plain(command.onModel().ask(model, shop));
      Object actual = ask(command, shop);
      if (!expected.equals(actual)) {
        return Optional.of(
            "command %d, %s%n  expected %s%n  but was  %s"
                .formatted(i + 1, command.java(), expected, actual));
      }
    }
    return differenceAtTheEnd(shop, model);
  }

  private Object ask(Command command, ShopId shop) {
    try {
      return Answers.plain(command.onInventory().ask(inventory, shop, clock));
    } catch (RuntimeException e) {
      return e + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
    }
  }

  private Optional<String> differenceAtTheEnd(ShopId shop, ReferenceModel model) {
    List<?> levels = (List<?>) Answers.plain(inventory.levels(shop, null, Page.MAX_LIMIT).items());
    List<StockLevel> expected = model.levels();
    if (!expected.equals(levels)) {
      return Optional.of("levels%n  expected %s%n  but were %s".formatted(expected, levels));
    }
    for (Reservation it : model.reservations()) {
      Object found = Answers.plain(inventory.reservation(shop, it.id()));
      if (!Objects.equals(Optional.of(it), found)) {
        return Optional.of("reservation%n  expected %s%n  but was  %s".formatted(it, found));
      }
    }
    var report = inventory.verify(shop);
    return report.isClean()
        ? wrongMessages(shop, model)
        : Optional.of("verify finds " + report.violations());
  }

  /** Every hold that has expired has one message when that is recorded, and no other hold has. */
  private Optional<String> wrongMessages(ShopId shop, ReferenceModel model) {
    if (expiredHolds == null) {
      return Optional.empty();
    }
    inventory.sweep(shop, Page.MAX_LIMIT);
    List<ReservationId> expected =
        model.reservations().stream()
            .filter(ScriptRunner::hasExpired)
            .map(Reservation::id)
            .sorted()
            .toList();
    List<ReservationId> found =
        expiredHolds.apply(shop).stream().map(ExpiredHold::id).sorted().toList();
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of("messages of %s%n  expected of %s".formatted(found, expected));
  }

  /** A commit at or after the end of the hold has claimed its stock again. */
  private static boolean hasExpired(Reservation it) {
    return it.state() == ReservationState.EXPIRED
        || (it.expiresAt() != null
            && it.committedAt() != null
            && !it.committedAt().isBefore(it.expiresAt()));
  }

  /**
   * Runs a script. If it fails, throws an error with a shorter script that fails too, as Java.
   *
   * @param seed the seed of the script, for the message
   * @throws AssertionError if an answer differs from that of the model
   */
  public void check(List<Command> script, long seed) {
    if (failure(script).isEmpty()) {
      return;
    }
    List<Command> shortest = shrink(script);
    throw new AssertionError(
        "-Dholdfast.seed=%d: %s%n%n%s"
            .formatted(
                seed,
                failure(shortest).orElse("fails only now and then"),
                shortest.stream().map(Command::java).collect(Collectors.joining("\n"))));
  }

  /**
   * Removes commands in ever smaller groups, until every remaining command is needed for the
   * failure.
   */
  private List<Command> shrink(List<Command> script) {
    List<Command> shortest = script;
    for (int piece = script.size() / 2; piece >= 1; ) {
      List<Command> shorter = withoutOnePiece(shortest, piece);
      if (shorter.size() < shortest.size()) {
        shortest = shorter;
      } else {
        piece /= 2;
      }
    }
    return shortest;
  }

  private List<Command> withoutOnePiece(List<Command> script, int piece) {
    for (int from = script.size() - piece; from >= 0; from--) {
      List<Command> shorter = new ArrayList<>(script.subList(0, from));
      shorter.addAll(script.subList(from + piece, script.size()));
      if (failure(shorter).isPresent()) {
        return shorter;
      }
    }
    return script;
  }
}
