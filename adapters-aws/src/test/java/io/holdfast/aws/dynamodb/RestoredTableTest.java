package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that a process does not use its cached rows after the table was restored. */
class RestoredTableTest {
  private static final ReservationId ID = new ReservationId("h");

  private final ProxiedShop it = ProxiedShop.with(10);

  @AfterEach
  void verifyAndClose() {
    assertThat(it.rival.verify(it.shop).violations()).isEmpty();
    it.close();
  }

  private void sell(Inventory seller, String id, long pieces) {
    seller
        .commit(CommitRequest.of(it.shop, new ReservationId(id), Line.of("cup", pieces)))
        .orElseThrow();
  }

  /** The level has the version that this process has read, and other numbers. */
  @Test
  void asMuchAsThereIsIsWhatTheRestoredTableHas() {
    sell(it.inventory, "a1", 1);
    Backup backup = Backup.of(it.shop);
    sell(it.inventory, "a2", 1);
    sell(it.inventory, "a3", 1);
    long remembered = it.level().version();

    backup.restore();
    sell(it.rival, "b1", 5);
    sell(it.rival, "b2", 2);
    assertThat(it.level().version()).isEqualTo(remembered);
    Reservation greedy =
        it.inventory
            .commit(
                CommitRequest.of(it.shop, new ReservationId("g"), Line.of("cup", 20))
                    .upToAvailable())
            .orElseThrow();

    assertThat(greedy.lines().get(0).taken().quantity()).isEqualTo(2);
    assertThat(it.level().committed()).isEqualTo(10);
  }

  /** The reservation has the version that this process has read, and another state. */
  @Test
  void aHoldThatWasReleasedAfterTheRestoreIsNotDispatched() {
    it.inventory
        .hold(HoldRequest.of(it.shop, ID, Duration.ofMinutes(5), Line.of("cup", 4)))
        .orElseThrow();
    Backup backup = Backup.of(it.shop);
    it.inventory.commit(CommitRequest.ofHold(it.shop, ID)).orElseThrow();

    backup.restore();
    it.rival.release(it.shop, ID).orElseThrow();
    sell(it.rival, "b", 10);
    assertThat(it.inventory.dispatch(it.shop, ID).refusal())
        .get()
        .isInstanceOfSatisfying(
            WrongState.class,
            wrong -> assertThat(wrong.state()).isEqualTo(ReservationState.RELEASED));

    assertThat(it.level().onHand()).isEqualTo(10);
    assertThat(it.level().committed()).isEqualTo(10);
  }

  @Test
  void aSaleThatTheRestoredTableHasOtherwiseIsCancelledAsItIs() {
    Backup backup = Backup.of(it.shop);
    sell(it.inventory, "h", 4);

    backup.restore();
    sell(it.rival, "h", 3);
    sell(it.rival, "b", 5);
    it.inventory.cancel(it.shop, ID).orElseThrow();

    assertThat(it.level().committed()).isEqualTo(5);
  }

  /** The lease has the fence that this process has, and is a different one. */
  @Test
  void aLeaseOfTheTimeBeforeTheRestoreSettlesNothing() {
    RestockOutbox one = outbox();
    RestockOutbox two = outbox();
    it.rival
        .setRestockPolicy(it.key, RestockPolicy.lots(new SupplierId("F-1"), 0, 10))
        .orElseThrow();
    sell(it.rival, "all", 10);
    Backup backup = Backup.of(it.shop);
    OutboxMessage<RestockRequest> before = one.lease(it.shop, 1, Duration.ofMinutes(1)).get(0);

    backup.restore();
    it.clock.advance(Duration.ofSeconds(1));
    OutboxMessage<RestockRequest> after = two.lease(it.shop, 1, Duration.ofMinutes(1)).get(0);
    assertThat(after.fencingToken()).isEqualTo(before.fencingToken());

    assertThat(one.settle(it.shop, List.of(new Settlement.Removed<>(before))))
        .containsExactly(before.content().id());
    assertThat(two.settle(it.shop, List.of(new Settlement.Removed<>(after)))).isEmpty();
  }

  private RestockOutbox outbox() {
    return OnDynamoDb.options(OnDynamoDb.Shared.CLIENT, it.clock).build().restockOutbox();
  }

  @Test
  void aClaimOfTheTimeBeforeTheRestoreCompletesNothing() {
    IdempotentExecutor one = idempotent();
    IdempotentExecutor two = idempotent();
    ClaimRequest once =
        ClaimRequest.of(
            new IdempotencyKey(it.shop, "checkout", "k"), Fingerprint.sha256(new byte[0]));
    Backup backup = Backup.of(it.shop);

    assertThatThrownBy(
            () ->
                one.run(
                    once,
                    () -> {
                      backup.restore();
                      two.run(once, () -> "two");
                      return "one";
                    }))
        .isInstanceOf(ClaimLostException.class);

    assertThat(two.run(once, () -> "three"))
        .isInstanceOfSatisfying(
            Claim.Done.class, done -> assertThat(done.answer().text()).isEqualTo("two"));
  }

  private IdempotentExecutor idempotent() {
    return IdempotentExecutor.create(
        OnDynamoDb.options(OnDynamoDb.Shared.CLIENT, it.clock).build().idempotency());
  }

  /** Without a restore: time to live has deleted an ended entry, and its id is new again. */
  @Test
  void anIdThatWasDeletedAndSoldAnewIsDispatchedAsWhatItIsNow() {
    sell(it.inventory, "h", 5);
    it.rival.dispatch(it.shop, ID).orElseThrow();
    it.clock.advance(Duration.ofDays(400));
    Backup.deleteEntry(it.shop, "h");
    sell(it.rival, "h", 1);
    sell(it.rival, "b", 4);

    it.inventory.dispatch(it.shop, ID).orElseThrow();

    assertThat(it.level().onHand()).isEqualTo(4);
    assertThat(it.level().committed()).isEqualTo(4);
  }
}
