package io.holdfast.aws.dynamodb;

import static io.holdfast.aws.dynamodb.ProxiedShop.READ;
import static io.holdfast.aws.dynamodb.ProxiedShop.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.faults.Held;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests how many requests many orders of the same article need. */
class BatchRequestsTest {
  // Patient, because a slow answer counts as lost, and its request would be counted again.
  private final ProxiedShop it =
      new ProxiedShop(1_000, Duration.ofMinutes(1), Duration.ofSeconds(20));

  @BeforeEach
  void letTheStoreSeeTheLevel() {
    it.commit("warm").orElseThrow();
  }

  @AfterEach
  void close() {
    assertThat(it.rival.verify(it.shop).violations()).isEmpty();
    it.close();
  }

  /** Sends the first command, and all others while it is in progress. */
  private List<Outcome<Reservation>> crowd(
      int size, IntFunction<CompletableFuture<Outcome<Reservation>>> command) throws Exception {
    Held first = new Held();
    it.proxy.next(WRITE, first);
    List<CompletableFuture<Outcome<Reservation>>> all = new ArrayList<>();
    all.add(command.apply(0));
    first.awaitArrival();
    for (int i = 1; i < size; i++) {
      all.add(command.apply(i));
    }
    it.proxy.forget();
    first.release();
    List<Outcome<Reservation>> outcomes = new ArrayList<>();
    for (var each : all) {
      outcomes.add(each.get(30, TimeUnit.SECONDS));
    }
    return outcomes;
  }

  private CompletableFuture<Outcome<Reservation>> order(String id) {
    return it.inventory.commitAsync(it.order(id)).toCompletableFuture();
  }

  @Test
  void ninetyNineOrdersAreOneRequestAndNothingIsRead() throws Exception {
    List<Outcome<Reservation>> outcomes = crowd(1 + 3 * 99, i -> order("o-" + i));

    assertThat(outcomes).allMatch(outcome -> outcome.isDone() && !outcome.isReplayed());
    assertThat(it.proxy.count(WRITE)).isEqualTo(3);
    assertThat(it.proxy.count()).isEqualTo(3);
    assertThat(it.level().committed()).isEqualTo(1 + 1 + 3 * 99);
  }

  @Test
  void fortyNineHoldsAreOneRequestAndNothingIsRead() throws Exception {
    crowd(1 + 2 * 49, i -> it.inventory.holdAsync(it.hold("h-" + i, 1)).toCompletableFuture());

    assertThat(it.proxy.count(WRITE)).isEqualTo(2);
    assertThat(it.proxy.count()).isEqualTo(2);
  }

  @Test
  void anOrderOfAnotherProcessAmongThemIsShownByTheWriteAndLeftOut() throws Exception {
    it.rival.commit(it.order("o-7")).orElseThrow();
    it.rival.commit(it.order("o-42")).orElseThrow();

    List<Outcome<Reservation>> outcomes = crowd(1 + 60, i -> order("o-" + i));

    assertThat(outcomes).allMatch(Outcome::isDone);
    assertThat(outcomes.stream().filter(Outcome::isReplayed)).hasSize(2);
    assertThat(it.proxy.count(READ)).isZero();
    assertThat(it.proxy.count(WRITE)).isEqualTo(2);
    assertThat(it.level().committed()).isEqualTo(1 + 1 + 60);
  }

  @Test
  void theLastPiecesAreSoldAndTheRestRefusedAfterOneLook() throws Exception {
    it.rival
        .commit(CommitRequest.of(it.shop, new ReservationId("bulk"), Line.of("cup", 900)))
        .orElseThrow();

    List<Outcome<Reservation>> outcomes = crowd(1 + 3 * 99, i -> order("o-" + i));

    assertThat(outcomes.stream().filter(Outcome::isDone)).hasSize(99);
    assertThat(it.level().available()).isZero();
    assertThat(it.proxy.count(READ)).isBetween(1, 3);
  }
}
