package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests when goods are requested from the supplier, and when not. */
public abstract class RestockCases extends RestockTests {
  @Test
  void aSaleThatBringsTheStockToTheReorderPointAsksForMore() {
    StockKey cup = restocked("cup", 5, RestockPolicy.lots(FACTORY, 2, 10));
    assertDone(commit("a", Line.of("cup", 2)), COMMITTED);
    assertThat(requests).isEmpty();
    assertThat(level(cup).incoming()).isZero();

    assertDone(commit("b", Line.of("cup", 1)), COMMITTED);
    assertThat(requests).containsExactly(open(cup));
    assertThat(open(cup))
        .isEqualTo(
            new RestockRequest(
                RestockRequestId.of(cup, 1, clock.instant()),
                cup,
                FACTORY,
                10,
                1,
                clock.instant(),
                clock.instant().plus(RestockPolicy.DEFAULT_LEAD_TIME)));
    assertThat(level(cup).incoming()).isEqualTo(10);
  }

  @Test
  void aHoldAsksToo() {
    StockKey cup = restocked("cup", 1, RestockPolicy.lots(FACTORY, 0, 10));
    assertDone(hold("a", Line.of("cup", 1)), HELD);
    assertThat(requests).containsExactly(open(cup));
  }

  @Test
  void aRequestFillsUpToTheTargetOrIsSoManyLotsAsItTakes() {
    StockKey cup = restocked("cup", 9, RestockPolicy.upTo(FACTORY, 4, 20));
    StockKey tea = restocked("tea", 9, RestockPolicy.lots(FACTORY, 4, 3));
    commit("a", Line.of("cup", 7), Line.of("tea", 7)).orElseThrow();
    assertThat(open(cup).quantity()).isEqualTo(18);
    assertThat(open(tea).quantity()).isEqualTo(3);
    StockKey ink = restocked("ink", 9, RestockPolicy.lots(FACTORY, 4, 3));
    commit("b", Line.of("ink", 9)).orElseThrow();
    assertThat(open(ink).quantity()).as("2 lots make 6, above 4").isEqualTo(6);
  }

  @Test
  void noSecondRequestIsMadeWhileOneIsOpen() {
    StockKey cup = restocked("cup", 3, RestockPolicy.lots(FACTORY, 1, 10));
    commit("a", Line.of("cup", 2)).orElseThrow();
    commit("b", Line.of("cup", 1)).orElseThrow();
    assertRefused(commit("c", Line.of("cup", 1)), InsufficientStock.class);
    cancel("b").orElseThrow();
    cancel("a").orElseThrow();
    commit("d", Line.of("cup", 3)).orElseThrow();
    assertThat(requests).containsExactly(open(cup));
  }

  @Test
  void aRefusalOfAnEmptyShelfAsksWhereThereIsNoRequest() {
    StockKey cup = emptyWithoutRequest("cup");
    assertRefused(commit("d", Line.of("cup", 4)), InsufficientStock.class);
    assertThat(requests).hasSize(2).last().isEqualTo(open(cup));
    assertThat(open(cup).quantity()).isEqualTo(3);
    assertThat(open(cup).number()).isEqualTo(2);
    assertThat(restock(cup).open()).extracting(OpenRequest::demand).isEqualTo(4L);
    assertLevel(cup, 6, 0, 6);
  }

  @Test
  void anOrderThatIsRefusedForAnotherReasonAsksNothing() {
    StockKey cup = emptyWithoutRequest("cup");
    assertRefused(commit("d", Line.of("cup", 4), Line.of("nothing", 1)), UnknownSku.class);
    assertThat(restock(cup).open()).isNull();
    assertThat(requests).hasSize(1);
  }

  /**
   * Defines stock that is sold out and was never above the reorder point since the last request.
   */
  private StockKey emptyWithoutRequest(String sku) {
    StockKey key = restocked(sku, 5, RestockPolicy.upTo(FACTORY, 2, 3));
    commit("a", Line.of(sku, 3)).orElseThrow();
    commit("b", Line.of(sku, 2)).orElseThrow();
    received("r", key, 1, open(key));
    assertThat(restock(key).open()).as("1 is not above the reorder point").isNull();
    commit("c", Line.of(sku, 1)).orElseThrow();
    assertThat(requests).as("nor has it been since").hasSize(1);
    return key;
  }

  @Test
  void aBuyerWhoTakesWhatThereIsAsksForWhatThereIsNot() {
    StockKey cup = emptyWithoutRequest("cup");
    StockKey tea = stock("tea", 1);
    assertDone(holdUpToAvailable("h", Line.of("cup", 6), Line.of("tea", 1)), HELD);
    assertThat(requests).hasSize(2).last().isEqualTo(open(cup));
    assertLevel(cup, 6, 0, 6);
    assertLevel(tea, 1, 1, 0);
  }

  @Test
  void emptiedAgainItAsksAgainOnceTheStockHasRecovered() {
    StockKey cup = restocked("cup", 1, RestockPolicy.lots(FACTORY, 0, 2));
    commit("a", Line.of("cup", 1)).orElseThrow();
    received("r1", cup, 2, open(cup));
    commit("b", Line.of("cup", 2)).orElseThrow();
    assertThat(requests).hasSize(2);
    assertThat(open(cup).number()).isEqualTo(2);
    assertThat(requests.get(0).id()).isNotEqualTo(requests.get(1).id());
  }

  @Test
  void correctionsThatBringTheStockToTheReorderPointAsk() {
    StockKey cup = restocked("cup", 5, RestockPolicy.lots(FACTORY, 2, 10));
    StockKey tea = restocked("tea", 5, RestockPolicy.lots(FACTORY, 2, 10));
    StockKey ink = restocked("ink", 5, RestockPolicy.lots(FACTORY, 2, 10));
    adjust("lost", cup, -3).orElseThrow();
    setOnHand("counted", level(tea), 1).orElseThrow();
    inventory.define(StockDefinition.of(ink, StockPolicy.quantity(3))).orElseThrow();
    assertThat(requests).containsExactly(open(cup), open(tea), open(ink));
  }

  @Test
  void theAnswerShowsWhatIsIncoming() {
    StockKey cup = restocked("cup", 5, RestockPolicy.lots(FACTORY, 2, 10));
    var change = adjust("lost", cup, -3);
    assertThat(change.orElseThrow().levels()).containsExactly(level(cup));
    assertThat(level(cup).incoming()).isEqualTo(10);
  }

  @Test
  void stockThatIsShortWhenItGetsAPolicyIsAskedForAtOnce() {
    StockKey cup = stock("cup", 2);
    RestockPolicy policy = RestockPolicy.upTo(FACTORY, 2, 8).leadTime(Duration.ofHours(3));
    RestockStatus restock = inventory.setRestockPolicy(cup, policy).orElseThrow();
    assertThat(restock).isEqualTo(restock(cup));
    assertThat(restock.policy()).isEqualTo(policy);
    assertThat(requests).containsExactly(open(cup));
    assertThat(open(cup).dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(3)));
    assertThat(inventory.setRestockPolicy(cup, policy).isReplayed()).isTrue();
    assertThat(requests).hasSize(1);
  }

  @Test
  void stockThatHasExpiredInHoldsIsStock() {
    StockKey cup = restocked("cup", 5, RestockPolicy.lots(FACTORY, 1, 10));
    hold("h", Line.of("cup", 3)).orElseThrow();
    clock.advance(TTL);
    commit("a", Line.of("cup", 2)).orElseThrow();
    assertThat(requests).as("3 are left").isEmpty();
    commit("b", Line.of("cup", 2)).orElseThrow();
    assertThat(requests).as("1 is left").containsExactly(open(cup));
  }

  @Test
  void withoutAPolicyNothingIsAsked() {
    StockKey cup = restocked("cup", 1, RestockPolicy.lots(FACTORY, 0, 2));
    inventory.setRestockPolicy(cup, null).orElseThrow();
    commit("a", Line.of("cup", 1)).orElseThrow();
    assertRefused(commit("b", Line.of("cup", 1)), InsufficientStock.class);
    assertThat(requests).isEmpty();
    assertThat(restock(cup).policy()).isNull();
    StockKey tea = stock("tea", 1);
    assertThat(inventory.restockStatus(tea)).isEmpty();
    assertThat(inventory.restockStatus(key("nothing"))).isEmpty();
  }

  @Test
  void aPolicyNeedsStockThatIsCounted() {
    RestockPolicy policy = RestockPolicy.lots(FACTORY, 0, 2);
    assertRefused(inventory.setRestockPolicy(key("nothing"), policy), UnknownSku.class);
    StockKey song = stock("song", StockPolicy.untracked(), 0);
    assertRefused(inventory.setRestockPolicy(song, policy), PolicyConflict.class);
    StockKey gig = seats("gig", "A1");
    inventory.setRestockPolicy(gig, policy).orElseThrow();
    commit("a", Line.units("gig", "A1")).orElseThrow();
    assertThat(requests).containsExactly(open(gig));
  }

  @Test
  void aCancelledRequestIsNotBroughtBackByBuyersButByTheNextShortage() {
    StockKey cup = suspended("cup");
    assertRefused(commit("z", Line.of("cup", 1)), InsufficientStock.class);
    assertThat(requests).hasSize(1);
    assertThat(restock(cup).open()).isNull();
    assertThat(restock(cup).trigger()).isEqualTo(Trigger.SUSPENDED);

    adjust("found", cup, 1).orElseThrow();
    commit("y", Line.of("cup", 1)).orElseThrow();
    assertThat(requests).hasSize(2).last().isEqualTo(open(cup));
  }

  @Test
  void afterAShortCloseAnEmptyShelfAsksAtOnce() {
    StockKey cup = restocked("cup", 1, RestockPolicy.lots(FACTORY, 0, 10));
    commit("a", Line.of("cup", 1)).orElseThrow();
    RestockRequest first = open(cup);
    received("r", cup, 8, first);
    commit("b", Line.of("cup", 8)).orElseThrow();
    assertThat(open(cup)).as("it still waits for two").isEqualTo(first);

    RestockStatus cancelled = inventory.cancelRestock(cup, first.id()).orElseThrow();
    assertThat(requests).hasSize(2).last().isEqualTo(open(cup));
    assertThat(cancelled).isEqualTo(restock(cup));
    assertThat(inventory.cancelRestock(cup, first.id()).isReplayed()).isTrue();
    assertThat(requests).hasSize(2);
  }

  @Test
  void afterAShortCloseWhatIsOnTheShelfIsSoldFirst() {
    StockKey cup = restocked("cup", 1, RestockPolicy.lots(FACTORY, 0, 10));
    commit("a", Line.of("cup", 1)).orElseThrow();
    received("r", cup, 8, open(cup));
    inventory.cancelRestock(cup, open(cup).id()).orElseThrow();
    assertThat(requests).hasSize(1);
    commit("b", Line.of("cup", 8)).orElseThrow();
    assertThat(requests).hasSize(2).last().isEqualTo(open(cup));
  }

  @Test
  void theSamePolicySetAgainAsksForWhatWasCancelled() {
    StockKey cup = suspended("cup");
    RestockPolicy same = Objects.requireNonNull(restock(cup).policy());
    Outcome<RestockStatus> again = inventory.setRestockPolicy(cup, same);
    assertThat(again.isReplayed()).isFalse();
    assertThat(requests).hasSize(2).last().isEqualTo(open(cup));
    assertThat(again.orElseThrow()).isEqualTo(restock(cup));
    assertThat(inventory.setRestockPolicy(cup, same).isReplayed()).isTrue();
    assertThat(requests).hasSize(2);
  }

  @Test
  void cancelledTwiceIsReplayedAndWhatWasNeverMadeIsRefused() {
    StockKey cup = restocked("cup", 1, RestockPolicy.lots(FACTORY, 0, 2));
    StockKey tea = restocked("tea", 1, RestockPolicy.lots(FACTORY, 0, 2));
    commit("a", Line.of("cup", 1)).orElseThrow();
    RestockRequest request = open(cup);
    Outcome<RestockStatus> cancelled = inventory.cancelRestock(cup, request.id());
    assertThat(cancelled.isReplayed()).isFalse();
    assertThat(cancelled.orElseThrow()).isEqualTo(restock(cup));
    assertThat(inventory.cancelRestock(cup, request.id()).isReplayed()).isTrue();
    assertThat(level(cup).incoming()).isZero();

    assertRefused(inventory.cancelRestock(tea, request.id()), UnknownRestockRequest.class);
    RestockRequestId next = RestockRequestId.of(cup, 2, clock.instant());
    assertRefused(inventory.cancelRestock(cup, next), UnknownRestockRequest.class);
    assertRefused(inventory.cancelRestock(key("nothing"), next), UnknownSku.class);
  }

  @Test
  void anotherPolicyLeavesTheOpenRequestAsItIs() {
    StockKey cup = restocked("cup", 1, RestockPolicy.lots(FACTORY, 0, 2));
    commit("a", Line.of("cup", 1)).orElseThrow();
    RestockRequest request = open(cup);
    inventory.setRestockPolicy(cup, RestockPolicy.lots(FACTORY, 5, 7)).orElseThrow();
    assertThat(open(cup)).isEqualTo(request);
    assertThat(requests).hasSize(1);
  }

  private StockKey suspended(String sku) {
    StockKey key = restocked(sku, 1, RestockPolicy.lots(FACTORY, 0, 2));
    commit("first-of-" + sku, Line.of(sku, 1)).orElseThrow();
    inventory.cancelRestock(key, open(key).id()).orElseThrow();
    return key;
  }
}
