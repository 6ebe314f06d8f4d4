package io.holdfast.aws.dynamodb;

import static io.holdfast.aws.dynamodb.ProxiedShop.READ;
import static io.holdfast.aws.dynamodb.ProxiedShop.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.aws.dynamodb.internal.store.Remembered;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests how many requests commands need. */
class RequestsTest {
  private final ProxiedShop it = ProxiedShop.with(10);

  @AfterEach
  void close() {
    it.close();
  }

  /** Makes the store read the level, which a rival has created. */
  private void warm() {
    it.commit("warm").orElseThrow();
    it.proxy.forget();
  }

  private void assertRequests(int reads, int writes) {
    assertThat(it.proxy.count(READ)).isEqualTo(reads);
    assertThat(it.proxy.count(WRITE)).isEqualTo(writes);
    assertThat(it.proxy.count()).isEqualTo(reads + writes);
  }

  @Test
  void anOrderForAnArticleThatWasNeverSeenTakesALookAndAWrite() {
    it.proxy.forget();
    it.commit("a").orElseThrow();
    assertRequests(1, 1);
  }

  @Test
  void theNextOneTakesAWriteAlone() {
    warm();
    it.commit("a").orElseThrow();
    assertRequests(0, 1);
  }

  @Test
  void aHoldAndItsCommitTakeAWriteEach() {
    warm();
    ReservationId id = new ReservationId("h");
    it.inventory.hold(it.hold("h", 2)).orElseThrow();
    it.inventory.commit(CommitRequest.ofHold(it.shop, id)).orElseThrow();
    it.inventory.dispatch(it.shop, id).orElseThrow();
    assertRequests(0, 3);
  }

  @Test
  void aHoldThatHasExpiredMakesNoOrderSlower() {
    it.inventory.hold(it.hold("h", 2)).orElseThrow();
    it.clock.advance(Duration.ofMinutes(1));
    warm();
    it.commit("a").orElseThrow();
    it.commit("b").orElseThrow();
    assertRequests(0, 2);
  }

  @Test
  void asMuchAsThereIsCountsWhatHasExpired() {
    it.inventory.hold(it.hold("h", 9)).orElseThrow();
    it.clock.advance(Duration.ofMinutes(1));
    CommitRequest greedy =
        CommitRequest.of(it.shop, new ReservationId("g"), Line.of("cup", 20)).upToAvailable();
    assertThat(it.inventory.commit(greedy).orElseThrow().lines().get(0).taken().quantity())
        .isEqualTo(10);
  }

  @Test
  void whatIsRememberedMayContradictItself() {
    ReservationId id = new ReservationId("h");
    it.inventory.hold(it.hold("h", 2)).orElseThrow();
    it.rival.release(it.shop, id).orElseThrow();
    CommitRequest tooMuch =
        CommitRequest.of(it.shop, new ReservationId("much"), Line.of("cup", 99));
    assertThat(it.inventory.commit(tooMuch).isDone()).as("the level is seen anew").isFalse();

    assertThat(it.inventory.commit(CommitRequest.ofHold(it.shop, id)).refusal())
        .containsInstanceOf(WrongState.class);
  }

  @Test
  void whatAnotherProcessHasSoldMeanwhileIsNoConflict() {
    warm();
    it.rival.commit(it.order("b")).orElseThrow();
    it.commit("a").orElseThrow();
    assertThat(it.proxy.count()).isEqualTo(1);
    assertThat(it.level().committed()).isEqualTo(3);
  }

  @Test
  void anOrderThatAnotherProcessHasPlacedIsShownByTheFailedWrite() {
    warm();
    it.rival.commit(it.order("a")).orElseThrow();
    assertThat(it.commit("a").isReplayed()).isTrue();
    assertThat(it.level().committed()).isEqualTo(2);
  }

  @Test
  void whatWasSeenLongAgoIsReadAgain() {
    warm();
    it.clock.advance(Remembered.MAX_AGE.plusMillis(1));
    it.commit("a").orElseThrow();
    assertRequests(1, 1);
  }

  @Test
  void afterAFaultNothingIsRemembered() {
    warm();
    it.proxy.every(WRITE, Faults.refused("ResourceNotFoundException"));
    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(ConfigurationException.class);
    it.proxy.heal();
    it.proxy.forget();
    it.commit("b").orElseThrow();
    assertRequests(1, 1);
  }

  @Test
  void anOrderOfOurOwnThatComesAgainIsReadAndNotWritten() {
    warm();
    it.commit("a").orElseThrow();
    it.proxy.forget();
    assertThat(it.commit("a").isReplayed()).isTrue();
    assertRequests(1, 0);
  }

  @Test
  void aRefusalIsReadAndNotWritten() {
    warm();
    for (int i = 0; i < 9; i++) {
      it.commit("all-" + i).orElseThrow();
    }
    it.proxy.forget();
    assertThat(it.commit("late").isDone()).isFalse();
    assertRequests(1, 0);
  }
}
