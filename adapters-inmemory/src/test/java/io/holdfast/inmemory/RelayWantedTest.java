package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.PublishingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A request that nobody waits for any more is not sent, and keeps no other back. */
class RelayWantedTest extends RelayFixture {
  private static final StockKey CUP = StockKey.of(SHOP, new Sku("cup"));

  private final Inventory inventory = Inventory.create(store);
  private int orders;

  private void open() {
    inventory.define(StockDefinition.withOpening(CUP, 1)).orElseThrow();
    inventory.setRestockPolicy(CUP, RestockPolicy.lots(FACTORY, 0, 10)).orElseThrow();
  }

  private RestockRequest sellOut() {
    long available = inventory.level(CUP).orElseThrow().available();
    ReservationId id = new ReservationId("order-" + orders++);
    inventory.commit(CommitRequest.of(SHOP, id, Line.of("cup", available))).orElseThrow();
    return inventory.restockStatus(CUP).orElseThrow().open().request();
  }

  private void arrive(RestockRequest request) {
    inventory
        .receive(
            ReceiveRequest.of(
                    SHOP, new OperationId("delivery-of-" + request.number()), Line.of("cup", 10))
                .answering(request.id()))
        .orElseThrow();
  }

  private RestockRelay relay() {
    return builder().inventory(inventory).maxAttempts(5).build();
  }

  @Test
  void aFactoryThatIsDoneButAnswersLateIsAskedOnceAndTheNextRequestFollows() {
    open();
    RestockRequest first = sellOut();
    otherSide =
        request -> {
          arrive(request);
          throw PublishingException.transientFailure("no answer in time", null);
        };
    RestockRelay relay = relay();
    assertThat(relay.runOnce().failed()).isEqualTo(1);
    otherSide = request -> {};
    RestockRequest second = sellOut();
    for (int i = 0; i < 30; i++) {
      clock.advance(Duration.ofMinutes(15));
      drain(relay);
    }
    assertThat(tried).containsExactly(first, second);
    assertThat(outbox.messages(SHOP, null, 10))
        .allMatch(it -> it.content().equals(second) && it.state() == State.SENT);
    assertThat(told).noneMatch(it -> it.startsWith("blocked"));
  }

  @Test
  void aCancelledRequestIsNotSent() {
    open();
    RestockRequest request = sellOut();
    inventory.cancelRestock(CUP, request.id()).orElseThrow();
    RelayReport report = relay().runOnce();
    assertThat(report.closed()).isEqualTo(1);
    assertThat(report.mayHaveMore()).as("a later one may have waited for it").isTrue();
    assertThat(tried).isEmpty();
    assertThat(outbox.messages(SHOP, null, 10)).isEmpty();
  }

  @Test
  void aRequestThatWasGivenUpAndIsClosedKeepsNoLaterOneBack() {
    open();
    RestockRequest first = sellOut();
    otherSide =
        request -> {
          throw PublishingException.permanentFailure("no such article", null);
        };
    RestockRelay relay = relay();
    assertThat(relay.runOnce().blocked()).isEqualTo(1);
    arrive(first);
    RestockRequest second = sellOut();
    otherSide = request -> {};
    drain(relay);
    assertThat(tried).containsExactly(first, second);
    assertThat(stored(second).state()).isEqualTo(State.SENT);
    assertThat(outbox.unblock(SHOP, first.id())).isTrue();
    assertThat(drain(relay).closed()).as("and is not sent when it is unblocked").isEqualTo(1);
    assertThat(tried).hasSize(2);
  }

  @Test
  void whereItCannotBeLearnedWhetherARequestIsOpenItIsNotSent() {
    put("a");
    RestockRelay relay =
        builder()
            .isOpen(
                request -> {
                  throw new IllegalStateException("away");
                })
            .build();
    assertThat(relay.runOnce()).isEqualTo(new RelayReport(1, 0, 0, 0, 0, 1, 0, 1, false));
    assertThat(tried).isEmpty();
  }

  @Test
  void anErrorOfWhoIsAskedIsPassedOnAfterTheRestIsSettledAndNothingWasTried() {
    RestockRequest before = put("before");
    RestockRequest broken = put("broken");
    RestockRelay relay =
        builder()
            .isOpen(
                request -> {
                  if (request.equals(broken)) {
                    throw new NoClassDefFoundError("a library of the host");
                  }
                  return true;
                })
            .build();
    assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(relay::runOnce);
    assertThat(stored(before).state()).isEqualTo(State.SENT);
    assertThat(stored(broken).attempts()).isZero();
    assertThat(tried).containsExactly(before);
  }
}
