package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.IdempotentCommands;
import io.holdfast.idempotency.IdempotentResult;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests that of several callers with one key one has an effect, and all get its answer. */
public abstract class AnswerRecordRaceCases extends AnswerRecordTests {
  private static final int THREADS = 8;

  @Test
  void aRecordIsWrittenOnceOnly() {
    HostWrite one = recordOf(request("k"), "a");
    HostWrite two = recordOf(request("k"), "b");
    sell("a", one).orElseThrow();
    assertThatThrownBy(() -> sell("b", two)).isInstanceOf(HostWriteException.class);
    assertSold("a");
    assertAnswered(sellOnce("k", "c"), "a");
  }

  @Test
  void aRefusalThatTheFasterCallerCausedGivesHisAnswer() {
    stock("last", 1);
    IdempotentResult<Reservation> result =
        once.run(
            request("k"),
            answer("mine"),
            record -> {
              once.run(request("k"), answer("theirs"), it -> sellLast("b", it));
              return sellLast("a", record);
            });
    assertAnswered(result, "theirs");
  }

  private Outcome<Reservation> sellLast(String id, HostWrite record) {
    return inventory.alongside(record).commit(CommitRequest.of(shop, id(id), Line.of("last", 1)));
  }

  @Test
  void aClaimThatComesInBetweenIsRespected() {
    IdempotentResult<Reservation> result =
        once.run(
            request("k"),
            answer("a"),
            record -> {
              acquired(request("k"));
              return sell("a", record);
            });
    assertThat(result)
        .isEqualTo(
            new IdempotentResult.Replied<Reservation>(
                new Claim.InProgress(clock.instant().plus(LEASE))));
    assertSold();
  }

  @Test
  void aClaimThatIsCompletedInBetweenIsRespected() {
    Claim.Acquired claim = acquired(request("k"));
    clock.advance(LEASE);
    IdempotentResult<Reservation> result =
        once.run(
            request("k"),
            answer("a"),
            record -> {
              claims.complete(claim, answer("theirs"));
              return sell("a", record);
            });
    assertAnswered(result, "theirs");
    assertSold();
  }

  @Test
  void aClaimThatIsExtendedInBetweenIsRespected() {
    Claim.Acquired claim = acquired(request("k"));
    clock.advance(LEASE);
    IdempotentResult<Reservation> result =
        once.run(
            request("k"),
            answer("a"),
            record -> {
              claims.extend(claim, LEASE);
              return sell("a", record);
            });
    assertThat(result)
        .isEqualTo(
            new IdempotentResult.Replied<Reservation>(
                new Claim.InProgress(clock.instant().plus(LEASE))));
    assertSold();
    claims.complete(claim, answer("theirs"));
  }

  @Test
  void aRecordThatIsGoneInBetweenIsNoObstacle() {
    Claim.Acquired claim = acquired(request("k"));
    clock.advance(LEASE);
    AtomicInteger runs = new AtomicInteger();
    IdempotentResult<Reservation> result =
        once.run(
            request("k"),
            answer("a"),
            record -> {
              runs.incrementAndGet();
              claims.abandon(claim);
              return sell("a", record);
            });
    assertRan(result, false);
    assertThat(runs).hasValue(2);
    assertAnswered(sellOnce("k", "b"), "a");
    assertSold("a");
  }

  @Test
  void aReplayOfACallerWhoWasFasterGetsItsAnswer() {
    IdempotentResult<Reservation> result =
        once.run(
            request("k"),
            answer("mine"),
            record -> {
              once.run(request("k"), answer("theirs"), theirs -> sell("a", theirs));
              return sell("a", record);
            });
    assertAnswered(result, "theirs");
    assertSold("a");
  }

  @Test
  void ofACrowdWithOneKeyOneSellsAndAllGetItsAnswer() {
    crowd("crowd", false);
  }

  @Test
  void ofACrowdWithOneKeyAndOneIdOneSellsAndAllGetItsAnswer() {
    crowd("same", true);
  }

  @Test
  void ofACrowdOneReplacesAnOldRecord() {
    for (int round = 0; round < fixture.effort().repeats(); round++) {
      claims.complete(acquired(request("old-" + round)), answer("forgotten"));
      acquired(request("left-" + round));
      clock.advance(RETENTION);
    }
    crowd("old", false);
    crowd("left", false);
  }

  /** Lets a crowd at two stores use one key in each round. */
  private void crowd(String name, boolean sameId) {
    InventoryStore second = fixture.reopen(store, clock);
    IdempotentCommands otherOnce = IdempotentCommands.create(wiring.answerRecords(second));
    Set<String> sold = new HashSet<>(orders.all(shop).keySet());
    try (Inventory other = Inventory.create(second)) {
      for (int round = 0; round < fixture.effort().repeats(); round++) {
        String key = name + "-" + round;
        List<StoredAnswer> answers =
            Crowd.of(
                THREADS,
                thread -> {
                  boolean here = thread % 2 == 0;
                  String id = sameId ? key : key + "-" + thread;
                  StoredAnswer mine = answer(key + "-" + thread);
                  return (here ? once : otherOnce)
                      .run(request(key), mine, it -> sell(here ? inventory : other, id, it))
                      .fold(
                          outcome -> outcome.isDone() ? mine : answer("refused"),
                          reply -> answerOf(new IdempotentResult.Replied<>(reply)));
                });
        assertThat(new HashSet<>(answers)).as("answers of round %d", round).hasSize(1);
        String id = answers.get(0).text().substring(answer("").text().length());
        sold.add(sameId ? key : id);
        assertSold(sold.toArray(String[]::new));
        assertAnswered(sellOnce(key, "late"), id);
      }
    }
  }
}
