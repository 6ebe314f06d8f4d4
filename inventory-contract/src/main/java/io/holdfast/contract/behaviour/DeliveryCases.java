package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.Receipt.Standing;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.Refusal.UnknownUnit;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests goods that answer a request: complete, partial, too many, too late, and twice. */
public abstract class DeliveryCases extends RestockTests {
  private static final RestockPolicy ASKED_FOR_TEN = RestockPolicy.lots(FACTORY, 0, 10);

  private StockKey emptied(String sku) {
    return emptied(sku, ASKED_FOR_TEN);
  }

  private StockKey emptied(String sku, RestockPolicy policy) {
    StockKey key = restocked(sku, 1, policy);
    commit("all-" + sku, Line.of(sku, 1)).orElseThrow();
    return key;
  }

  @Test
  void allThatWasAskedForClosesTheRequest() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    assertThat(received("r", cup, 10, request))
        .isEqualTo(new Receipt(request.id(), Standing.COMPLETE, 0, 0, 0));
    assertThat(restock(cup).open()).isNull();
    assertThat(level(cup).incoming()).isZero();
    assertLevel(cup, 11, 0, 1);
  }

  @Test
  void aPartKeepsTheRequestOpen() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    assertThat(received("r1", cup, 4, request))
        .isEqualTo(new Receipt(request.id(), Standing.PARTIAL, 6, 0, 0));
    assertThat(open(cup)).isEqualTo(request);
    assertThat(level(cup).incoming()).isEqualTo(6);
    assertThat(received("r2", cup, 6, request).standing()).isEqualTo(Standing.COMPLETE);
    assertLevel(cup, 11, 0, 1);
  }

  @Test
  void moreThanWasAskedForIsReceivedAndFlagged() {
    StockKey cup = emptied("cup", ASKED_FOR_TEN.surplusLimit(5));
    RestockRequest request = open(cup);
    received("r1", cup, 4, request);
    assertThat(received("r2", cup, 9, request))
        .isEqualTo(new Receipt(request.id(), Standing.SURPLUS, 0, 3, 0));
    assertThat(restock(cup).open()).isNull();
    assertLevel(cup, 14, 0, 1);
    assertThat(surpluses).singleElement().extracting(Receipt::surplus).isEqualTo(3L);
  }

  @Test
  void whatIsBeyondTheLimitIsKeptApartUntilItIsReceivedUnderAnIdOfItsOwn() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    Receipt receipt = received("r", cup, 1_000, request);
    assertThat(receipt).isEqualTo(new Receipt(request.id(), Standing.SURPLUS, 0, 990, 990));
    assertThat(restock(cup).open()).isNull();
    assertLevel(cup, 11, 0, 1);
    assertThat(surpluses).as("the listener hears it").containsExactly(receipt);

    assertThat(inventory.receive(delivery("r", cup, 1_000, request)).isReplayed()).isTrue();
    assertThat(surpluses).as("and hears it once").hasSize(1);

    receive("accepted", Line.of("cup", 990)).orElseThrow();
    assertLevel(cup, 1_001, 0, 1);
  }

  @Test
  void theLimitIsForAllThatComesForARequestTogether() {
    StockKey cup = emptied("cup", ASKED_FOR_TEN.surplusLimit(5));
    RestockRequest request = open(cup);
    assertThat(received("r1", cup, 12, request).withheld()).isZero();
    assertThat(received("r2", cup, 2, request))
        .isEqualTo(new Receipt(request.id(), Standing.UNSOLICITED, 0, 2, 0));
    assertThat(received("r3", cup, 10, request))
        .isEqualTo(new Receipt(request.id(), Standing.UNSOLICITED, 0, 10, 9));
    assertThat(received("r4", cup, 10, request).withheld()).isEqualTo(10);
    assertLevel(cup, 16, 0, 1);
  }

  @Test
  void aRequestThatIsAnsweredAgainAddsNothing() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    received("r1", cup, 10, request);
    assertThat(received("r2", cup, 10, request))
        .isEqualTo(new Receipt(request.id(), Standing.UNSOLICITED, 0, 10, 10));
    assertLevel(cup, 11, 0, 1);
    assertThat(surpluses).hasSize(1);
  }

  @Test
  void ofTooManyUnitsTheFirstAreInStock() {
    StockKey gig = restocked(seats("gig", "A1"), RestockPolicy.lots(FACTORY, 0, 2));
    commit("all", Line.units("gig", "A1")).orElseThrow();
    ReceiveRequest three =
        ReceiveRequest.of(shop, operation("r"), Line.units("gig", "B3", "B1", "B2"))
            .answering(open(gig).id());
    Receipt receipt = inventory.receive(three).orElseThrow().receipt();
    assertThat(receipt).extracting(Receipt::withheld).isEqualTo(1L);
    assertLevel(gig, 3, 0, 1);
    commit("one", Line.units("gig", "B1", "B2")).orElseThrow();
    assertRefused(commit("two", Line.units("gig", "B3")), UnknownUnit.class);
  }

  @Test
  void whatComesAfterTheRequestIsClosedIsReceivedAsUnsolicited() {
    StockKey cup = emptied("cup");
    RestockRequest first = open(cup);
    inventory.cancelRestock(cup, first.id()).orElseThrow();
    assertThat(received("r1", cup, 2, first))
        .isEqualTo(new Receipt(first.id(), Standing.UNSOLICITED, 0, 0, 0));
    commit("more", Line.of("cup", 2)).orElseThrow();
    RestockRequest second = open(cup);
    assertThat(received("r2", cup, 8, first))
        .isEqualTo(new Receipt(first.id(), Standing.UNSOLICITED, 0, 0, 0));
    assertThat(open(cup)).as("the cup's request is still open").isEqualTo(second);
    assertLevel(cup, 11, 0, 3);
  }

  @Test
  void aDeliveryIsAddedOnceAndToldTheSameEachTime() {
    StockKey cup = emptied("cup", ASKED_FOR_TEN.surplusLimit(3));
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
    assertRefused(receive("r", Line.of("cup", 10)), IdReused.class);
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
  void anIdThatCanBeComputedButWasNeverGivenIsRefused() {
    StockKey cup = emptied("cup");
    RestockRequest first = open(cup);
    RestockRequestId computed =
        RestockRequestId.of(cup, first.number(), first.requestedAt().plusSeconds(1));
    assertRefused(
        inventory.receive(
            ReceiveRequest.of(shop, operation("r"), Line.of("cup", 10)).answering(computed)),
        UnknownRestockRequest.class);
    assertRefused(inventory.cancelRestock(cup, computed), UnknownRestockRequest.class);
    assertThat(open(cup)).isEqualTo(first);
    assertLevel(cup, 1, 0, 1);
  }

  @Test
  void theRequestsThatWereClosedLastAreKnownAndOlderOnesAreNot() {
    StockKey cup = emptied("cup");
    List<RestockRequest> closed = new ArrayList<>();
    for (int i = 0; i <= RestockStatus.MAX_CLOSED; i++) {
      closed.add(open(cup));
      inventory.cancelRestock(cup, open(cup).id()).orElseThrow();
      adjust("found-" + i, cup, 1).orElseThrow();
      commit("sold-" + i, Line.of("cup", 1)).orElseThrow();
    }
    for (RestockRequest known : closed.subList(1, closed.size())) {
      assertThat(received("r-" + known.number(), cup, 1, known).standing())
          .isEqualTo(Standing.UNSOLICITED);
    }
    assertRefused(
        inventory.receive(delivery("r-1", cup, 1, closed.get(0))), UnknownRestockRequest.class);
  }

  @Test
  void goodsThatAnswerNoRequestLeaveItOpen() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    receive("r", Line.of("cup", 10)).orElseThrow();
    assertThat(open(cup)).isEqualTo(request);
    assertLevel(cup, 11, 0, 1);
  }

  @Test
  void theMovementSaysWhichRequestTheGoodsCameFor() {
    StockKey cup = emptied("cup");
    RestockRequest request = open(cup);
    received("r", cup, 10, request);
    StockMovement last =
        inventory.stockMovements(cup, null, 10).items().stream()
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
