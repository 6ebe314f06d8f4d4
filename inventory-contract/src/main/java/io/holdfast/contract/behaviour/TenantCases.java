package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.CANCELLED;
import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.internal.Seed;
import io.holdfast.contract.internal.Shops;
import io.holdfast.contract.model.Answers;
import io.holdfast.contract.model.Command;
import io.holdfast.contract.model.CommandGenerator;
import io.holdfast.contract.model.ReferenceModel;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests that two shops are independent. */
public abstract class TenantCases extends BehaviourTests {
  private final ShopId other = Shops.fresh();

  @Override
  List<ShopId> shops() {
    return List.of(shop, other);
  }

  private StockKey theirs(String sku, long onHand) {
    StockKey key = StockKey.of(other, new Sku(sku));
    inventory.define(StockDefinition.withOpening(key, onHand)).orElseThrow();
    return key;
  }

  @Test
  void theSameNamesInTwoShopsAreDifferent() {
    StockKey mine = stock("cup", 5);
    StockKey yours = theirs("cup", 1);
    assertDone(hold("id", Line.of("cup", 2)), HELD);
    assertDone(inventory.commit(CommitRequest.of(other, id("id"), Line.of("cup", 1))), COMMITTED);
    assertLevel(mine, 5, 2, 0);
    assertLevel(yours, 1, 0, 1);
    assertDone(commitHold("id"), COMMITTED);
    assertDone(inventory.cancel(other, id("id")), CANCELLED);
    assertLevel(mine, 5, 0, 2);
  }

  @Test
  void whatAnotherShopHasIsNotThere() {
    theirs("cup", 5);
    inventory.hold(HoldRequest.of(other, id("id"), TTL, Line.of("cup", 2))).orElseThrow();
    assertThat(inventory.level(key("cup"))).isEmpty();
    assertThat(inventory.reservation(shop, id("id"))).isEmpty();
    assertThat(inventory.reservationMovements(shop, id("id"))).isEmpty();
    assertThat(inventory.levels(shop, null, 10).items()).isEmpty();
    assertThat(inventory.stockMovements(key("cup"), null, 10).items()).isEmpty();
    assertRefused(commitHold("id"), ReservationNotFound.class);
    assertRefused(cancel("id"), ReservationNotFound.class);
    assertRefused(dispatch("id"), ReservationNotFound.class);
    assertRefused(extend("id", TTL), ReservationNotFound.class);
    assertRefused(hold("h", Line.of("cup", 1)), UnknownSku.class);
    assertThat(
            inventory
                .availability(AvailabilityRequest.of(shop, Line.of("cup", 1)))
                .orElseThrow()
                .unknown())
        .containsExactly(key("cup"));
    assertThat(inventory.levels(List.of(key("cup")))).isEmpty();
    assertThat(inventory.reservations(shop, List.of(id("id")))).isEmpty();
    assertThat(inventory.reservations(shop, HELD, null, null, 10).items()).isEmpty();
    assertThat(inventory.verify(shop).levelsChecked()).isZero();
  }

  @Test
  void theSweepOfOneShopLeavesTheHoldsOfOthers() {
    theirs("cup", 5);
    inventory.hold(HoldRequest.of(other, id("id"), TTL, Line.of("cup", 2))).orElseThrow();
    clock.advance(TTL);
    assertThat(inventory.sweep(shop, 10).expired()).isZero();
    assertThat(inventory.sweep(other, 10).expired()).isEqualTo(1);
  }

  @Test
  void aPageTokenOfAnotherShopIsNotValid() {
    stock("a", 1);
    stock("b", 1);
    PageToken token = inventory.levels(shop, null, 1).next().orElseThrow();
    assertThatThrownBy(() -> inventory.levels(other, token, 1))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("from: not valid");
  }

  @Test
  void randomCommandsInTwoShopsNeverMeet() {
    long seed = Seed.of(this);
    Random random = new Random(seed);
    ReferenceModel mine = new ReferenceModel(shop, clock.instant(), Duration.ofHours(24));
    ReferenceModel yours = new ReferenceModel(other, clock.instant(), Duration.ofHours(24));
    CommandGenerator generator = new CommandGenerator(seed);
    for (Command opening : CommandGenerator.opening()) {
      ask(opening, shop, mine, seed);
      ask(opening, other, yours, seed);
    }
    int commands = Math.min(300, fixture.effort().repeats() * 4);
    for (int i = 0; i < commands; i++) {
      Command command = generator.nextAtOneMoment();
      for (ShopId whose : random.nextBoolean() ? List.of(shop) : List.of(shop, other)) {
        ask(command, whose, whose.equals(shop) ? mine : yours, seed);
      }
    }
    assertThat(Answers.plain(inventory.levels(shop, null, 100).items())).isEqualTo(mine.levels());
    assertThat(Answers.plain(inventory.levels(other, null, 100).items())).isEqualTo(yours.levels());
  }

  private void ask(Command command, ShopId whose, ReferenceModel model, long seed) {
    assertThat(Answers.plain(command.onInventory().ask(inventory, whose, clock)))
        .as("-Dholdfast.seed=%d: %s", seed, command)
        .isEqualTo(Answers.plain(command.onModel().ask(model, whose)));
  }
}
