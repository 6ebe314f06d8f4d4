package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.HostRows;
import io.holdfast.contract.IdempotentCommandsFixture;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.IdempotentCommands;
import io.holdfast.idempotency.IdempotentResult;
import io.holdfast.idempotency.Preparation;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.HostWrite;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** The base of the tests of answers that are recorded in the transaction of a command. */
public abstract class AnswerRecordTests extends BehaviourTests {
  static final Duration LEASE = Duration.ofSeconds(20);
  static final Duration RETENTION = Duration.ofSeconds(100);

  @SuppressWarnings("NullAway.Init")
  IdempotentCommandsFixture wiring;

  @SuppressWarnings("NullAway.Init")
  IdempotencyStore claims;

  @SuppressWarnings("NullAway.Init")
  IdempotentCommands once;

  @SuppressWarnings("NullAway.Init")
  HostRows orders;

  @SuppressWarnings("NullAway.Init")
  StockKey cup;

  @BeforeEach
  final void openRecords(IdempotentCommandsFixture contract) {
    wiring = contract;
    claims = wiring.idempotency(store);
    once = IdempotentCommands.create(wiring.answerRecords(store));
    orders = fixture.hostRows(store);
    cup = stock("cup", 500);
  }

  final ClaimRequest request(String key) {
    return new ClaimRequest(
        new IdempotencyKey(shop, "checkout", key), new Fingerprint("payload"), LEASE, RETENTION);
  }

  final ClaimRequest otherPayload(String key) {
    return new ClaimRequest(
        new IdempotencyKey(shop, "checkout", key), new Fingerprint("other"), LEASE, RETENTION);
  }

  static StoredAnswer answer(String text) {
    return new StoredAnswer("판매완료 " + text);
  }

  /** Sells a cup under an id, with an order row of that id and the record. */
  final Outcome<Reservation> sell(String id, HostWrite record) {
    return sell(inventory, id, record);
  }

  final Outcome<Reservation> sell(Inventory to, String id, HostWrite record) {
    return to.alongside(record, orders.insert(shop, id, "row of " + id))
        .commit(CommitRequest.of(shop, id(id), Line.of("cup", 1)));
  }

  /** Sells a cup once for a key; the answer is the id. */
  final IdempotentResult<Reservation> sellOnce(String key, String id) {
    return once.run(request(key), answer(id), record -> sell(id, record));
  }

  /** Returns a record of another caller who has looked the key up. */
  final HostWrite recordOf(ClaimRequest request, String text) {
    Preparation prepared = wiring.answerRecords(store).prepare(request, answer(text));
    assertThat(prepared).isInstanceOf(Preparation.Recordable.class);
    return ((Preparation.Recordable) prepared).record();
  }

  final Claim.Acquired acquired(ClaimRequest request) {
    Claim claim = claims.claim(request);
    assertThat(claim).isInstanceOf(Claim.Acquired.class);
    return (Claim.Acquired) claim;
  }

  static void assertRan(IdempotentResult<Reservation> result, boolean replayed) {
    assertThat(result).isInstanceOf(IdempotentResult.Ran.class);
    Outcome<Reservation> outcome = ((IdempotentResult.Ran<Reservation>) result).outcome();
    outcome.orElseThrow();
    assertThat(outcome.isReplayed()).isEqualTo(replayed);
  }

  static void assertAnswered(IdempotentResult<Reservation> result, String text) {
    assertThat(answerOf(result)).as("%s", result).isEqualTo(answer(text));
  }

  /** Returns the recorded answer. */
  static StoredAnswer answerOf(IdempotentResult<Reservation> result) {
    return result.fold(
        outcome -> new StoredAnswer("ran: " + outcome),
        reply ->
            reply.fold(
                Claim.Done::answer,
                inProgress -> new StoredAnswer("in progress"),
                mismatch -> new StoredAnswer("other payload")));
  }

  /** Asserts that exactly these ids have sold a cup and have written their rows. */
  final void assertSold(String... ids) {
    assertLevel(cup, 500, 0, ids.length);
    assertThat(orders.all(shop)).containsOnlyKeys(ids);
  }
}
