package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.StoreFixture;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.Receipt.Standing;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Goods that answer a request: in full, in part, too many, too late, twice. */
public abstract class DeliveryCases extends RestockTests {
  /** Tests the store of a fixture. */
  protected DeliveryCases(StoreFixture fixture) {
    super(fixture);
  }

  private StockKey emptied(String sku) {
    StockKey key = restocked(sku, 1, RestockPolicy.lots(FACTORY, 0, 10));
    commit("all-" + sku, Line.of(sku, 1)).orElseThrow();
    return key;
  }

  @Test
  void allThatWasAskedForClosesTheRequest() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    assertThat(received("r", cup, 10, request))
        .isEqualTo(new Receipt(request.id(), Standing.COMPLETE, 0, 0));
    assertThat(restock(cup).open()).isNull();
    assertThat(level(cup).incoming()).isZero();
    assertLevel(cup, 11, 0, 1);
  }

  @Test
  void aPartKeepsTheRequestOpen() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    assertThat(received("r1", cup, 4, request))
        .isEqualTo(new Receipt(request.id(), Standing.PARTIAL, 6, 0));
    assertThat(open(cup)).isEqualTo(request);
    assertThat(level(cup).incoming()).isEqualTo(6);
    assertThat(received("r2", cup, 6, request).standing()).isEqualTo(Standing.COMPLETE);
    assertLevel(cup, 11, 0, 1);
  }

  @Test
  void moreThanWasAskedForIsReceivedAndFlagged() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    received("r1", cup, 4, request);
    assertThat(received("r2", cup, 9, request))
        .isEqualTo(new Receipt(request.id(), Standing.SURPLUS, 0, 3));
    assertThat(restock(cup).open()).isNull();
    assertLevel(cup, 14, 0, 1);
  }

  @Test
  void whatComesAfterTheRequestIsClosedIsReceivedAsUnsolicited() {
    StockKey cup = emptied("cup");
    RestockRequest first = open(cup);
    inventory.cancelRestock(cup, first.id()).orElseThrow();
    assertThat(received("r1", cup, 2, first))
        .isEqualTo(new Receipt(first.id(), Standing.UNSOLICITED, 0, 0));
    commit("more", Line.of("cup", 2)).orElseThrow();
    RestockRequest second = open(cup);
    assertThat(received("r2", cup, 10, first).standing()).isEqualTo(Standing.UNSOLICITED);
    assertThat(open(cup)).as("it waits for its own goods").isEqualTo(second);
    assertLevel(cup, 13, 0, 3);
  }

  @Test
  void aDeliveryIsAddedOnceAndToldTheSameEachTime() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    ReceiveRequest part = delivery("r1", cup, 4, request);
    StockChange first = inventory.receive(part).orElseThrow();
    clock.advance(TTL);
    received("r2", cup, 9, request);
    Outcome<StockChange> again = inventory.receive(part);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.orElseThrow().receipt()).isEqualTo(first.receipt());
    assertThat(again.orElseThrow().at()).isEqualTo(first.at());
    assertLevel(cup, 14, 0, 1);
  }

  @Test
  void theSameDeliveryForAnotherRequestOrForNoneIsNoRepetition() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    received("r", cup, 10, request);
    commit("more", Line.of("cup", 10)).orElseThrow();
    assertRefused(inventory.receive(delivery("r", cup, 10, open(cup))), IdReused.class);
    assertRefused(
        inventory.receive(ReceiveRequest.of(shop, operation("r"), Line.of("cup", 10))),
        IdReused.class);
    assertLevel(cup, 11, 0, 11);
  }

  @Test
  void goodsForARequestThatWasNeverMadeAreRefused() {
    StockKey cup = emptied("cup");
    StockKey tea = emptied("tea");
    RestockRequest request = open(cup);
    assertRefused(inventory.receive(delivery("r", tea, 10, request)), UnknownRestockRequest.class);
    RestockRequestId made = new RestockRequestId(request.id().value().replace('1', '2'));
    assertRefused(
        inventory.receive(
            ReceiveRequest.of(shop, operation("r"), Line.of("cup", 10)).answering(made)),
        UnknownRestockRequest.class);
    StockKey ink = stock("ink", 0);
    RestockRequestId early = RestockRequestId.of(ink, 1, clock.instant());
    assertRefused(
        inventory.receive(
            ReceiveRequest.of(shop, operation("r"), Line.of("ink", 10)).answering(early)),
        UnknownRestockRequest.class);
    assertLevel(cup, 1, 0, 1);
    assertLevel(tea, 1, 0, 1);
    assertThat(open(cup)).isEqualTo(request);
  }

  @Test
  void goodsThatAnswerNoRequestLeaveItOpen() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    inventory.receive(ReceiveRequest.of(shop, operation("r"), Line.of("cup", 10))).orElseThrow();
    assertThat(open(cup)).isEqualTo(request);
    assertLevel(cup, 11, 0, 1);
  }

  @Test
  void theMovementSaysWhichRequestTheGoodsCameFor() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    received("r", cup, 10, request);
    StockMovement last =
        inventory.movements(cup, null, 10).items().stream()
            .filter(it -> it.cause().equals(operation("r").entry()))
            .findAny()
            .orElseThrow();
    assertThat(last.kind()).isEqualTo(MovementKind.RECEIVE);
    assertThat(last.reason()).isEqualTo(new Reason("restock:" + request.id()));
  }

  @Test
  void oneDeliveryIsOneLine() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    assertThatThrownBy(
            () ->
                ReceiveRequest.of(shop, operation("r"), Line.of("cup", 1), Line.of("tea", 1))
                    .answering(request.id()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("lines: exactly 1 where a restock request is answered");
    assertThat(Objects.requireNonNull(restock(cup).open()).outstanding()).isEqualTo(10);
  }
}
