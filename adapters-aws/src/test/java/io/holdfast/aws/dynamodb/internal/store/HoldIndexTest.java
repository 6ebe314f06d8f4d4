package io.holdfast.aws.dynamodb.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.ProxiedShop;
import io.holdfast.aws.dynamodb.TableItems;
import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests an index of holds that was changed by hand. */
class HoldIndexTest {
  private final ProxiedShop it = ProxiedShop.with(9);

  @AfterEach
  void close() {
    it.close();
  }

  private Reservation hold(String id) {
    return it.inventory
        .hold(
            HoldRequest.of(it.shop, new ReservationId(id), Duration.ofHours(1), Line.of("cup", 2)))
        .orElseThrow();
  }

  private Outcome<Reservation> commit(String id, long pieces) {
    return it.inventory.commit(
        CommitRequest.of(it.shop, new ReservationId(id), Line.of("cup", pieces)));
  }

  private HoldItem line(Reservation hold) {
    return HoldItem.of(hold).values().iterator().next();
  }

  private HoldItem line(String id, long quantity, Instant expiresAt) {
    return new HoldItem(it.key, new ReservationId(id), quantity, expiresAt);
  }

  private void repair() {
    it.inventory.repair(
        RepairRequest.dryRun(it.shop, new OperationId("fix"), new Reason("index")).applying());
  }

  @Test
  void aHoldWhoseLineIsGoneCanStillBeSold() {
    TableItems.delete(line(hold("h")).itemKey());
    assertThat(it.rival.verify(it.shop).violations()).isNotEmpty();

    it.inventory.commit(CommitRequest.ofHold(it.shop, new ReservationId("h"))).orElseThrow();

    assertThat(it.rival.verify(it.shop).violations()).isEmpty();
  }

  @Test
  void aLineWithoutAReservationKeepsNobodyFromOtherStock() {
    ReservationId gone = hold("gone").id();
    hold("good");
    TableItems.delete(Keys.entry(it.shop, gone.entry()));
    it.clock.advance(Duration.ofHours(2));

    // 9 pieces: 5 are free, 2 were held and can be freed, 2 are held by nobody.
    commit("a", 7).orElseThrow();
    assertThat(commit("b", 1).isDone()).isFalse();
    assertThat(it.inventory.sweep(it.shop, 1).more()).isFalse();

    repair();

    commit("c", 2).orElseThrow();
  }

  @Test
  void repairPutsBackWhatIsGoneOrWrong() {
    TableItems.delete(line(hold("gone")).itemKey());
    HoldItem late = line(hold("late"));
    TableItems.delete(late.itemKey());
    TableItems.put(line("late", 2, late.expiresAt().plusSeconds(1)).toItem());
    HoldItem much = line(hold("much"));
    TableItems.put(line("much", 3, much.expiresAt()).toItem());
    assertThat(it.rival.verify(it.shop).violations()).isNotEmpty();

    repair();

    assertThat(it.rival.verify(it.shop).violations()).isEmpty();
    it.clock.advance(Duration.ofHours(2));
    assertThat(it.inventory.sweep(it.shop, 10).expired()).isEqualTo(3);
    assertThat(it.rival.verify(it.shop).violations()).isEmpty();
  }

  @Test
  void repairTakesAwayWhatShouldNotBeThere() {
    it.commit("o").orElseThrow();
    TableItems.put(line("o", 2, Instant.parse("2001-02-03T04:05:06Z")).toItem());
    assertThat(it.rival.verify(it.shop).violations())
        .extracting(Violation::invariant)
        .contains(Invariant.EXPIRY_IS_INDEXED);

    repair();

    assertThat(it.rival.verify(it.shop).violations()).isEmpty();
  }
}
