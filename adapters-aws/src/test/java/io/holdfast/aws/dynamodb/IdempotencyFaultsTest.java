package io.holdfast.aws.dynamodb;

import static io.holdfast.aws.dynamodb.ProxiedShop.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.FaultProxy;
import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.aws.dynamodb.faults.Held;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.aws.dynamodb.internal.item.EntryWrite;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests lost answers, late requests, and the time to live of records. */
class IdempotencyFaultsTest {
  private static final StoredAnswer ANSWER = new StoredAnswer("done");

  private final FaultProxy proxy = new FaultProxy(DynamoDbLocal.shared().endpoint());
  private final SettableClock clock = new SettableClock();
  private final DynamoDbClient client = TestClients.build(proxy.endpoint());
  private final IdempotencyStore rival = store(OnDynamoDb.Shared.CLIENT);
  private final IdempotencyStore store = store(client);
  private final ClaimRequest request =
      ClaimRequest.of(
          new IdempotencyKey(OnDynamoDb.newShop(), "checkout", "key"), new Fingerprint("payload"));

  private IdempotencyStore store(DynamoDbClient through) {
    return OnDynamoDb.options(through, clock).build().idempotency();
  }

  @AfterEach
  void close() {
    client.close();
    proxy.close();
  }

  private Claim.Acquired first() {
    return (Claim.Acquired) store.claim(request);
  }

  @Test
  void whatWasWrittenThoughTheAnswerWasLostIsKnownToBe() {
    proxy.next(WRITE, Faults.lostAnswer());
    Claim.Acquired first = first();
    assertThat(rival.claim(request)).isEqualTo(new Claim.InProgress(first.until()));
    proxy.next(WRITE, Faults.lostAnswer());
    Claim.Acquired extended = store.extend(first, Duration.ofHours(1));
    proxy.next(WRITE, Faults.lostAnswer());
    Claim.Done done = store.complete(extended, ANSWER);
    assertThat(rival.claim(request)).isEqualTo(done);
  }

  @Test
  void whatCannotBeLearnedIsUnknownAndTheSameCallTellsIt() {
    Claim.Acquired first = first();
    IdempotencyStore impatient =
        OnDynamoDb.options(client, clock).deadline(Duration.ofMillis(800)).build().idempotency();
    proxy.every(WRITE, Faults.lostAnswer());
    assertThatThrownBy(() -> impatient.complete(first, ANSWER))
        .isInstanceOf(OutcomeUnknownException.class);
    proxy.heal();
    assertThat(store.complete(first, ANSWER)).isEqualTo(rival.claim(request));
  }

  @Test
  void anAbandonedKeyIsNotClaimedByARequestThatComesLate() throws Exception {
    IdempotencyStore hasty =
        OnDynamoDb.options(client, clock)
            .requestTimeout(Duration.ofMillis(300))
            .build()
            .idempotency();
    Held late = new Held();
    proxy.next(WRITE, late);
    Claim.Acquired first = (Claim.Acquired) hasty.claim(request);
    store.abandon(first);
    late.release();
    assertThat(rival.claim(request)).isInstanceOf(Claim.Acquired.class);
  }

  @Test
  void noWriteGoesWithoutAToken() {
    store.complete(first(), ANSWER);
    assertThat(proxy.bodies(WRITE))
        .hasSize(2)
        .allMatch(body -> body.contains("ClientRequestToken"));
    for (String plain : new String[] {"UpdateItem", "PutItem", "DeleteItem"}) {
      assertThat(proxy.count(plain)).as(plain).isZero();
    }
  }

  @Test
  void theServiceMayDeleteNothingBeforeItIsOver() {
    Claim.Acquired first = first();
    Instant forgotten = first.until().plus(request.retention());
    assertThat(ttl()).isBetween(forgotten, forgotten.plus(Duration.ofDays(1)));
    clock.advance(Duration.ofMinutes(1));
    store.complete(first, ANSWER);
    forgotten = clock.instant().plus(request.retention());
    assertThat(ttl()).isBetween(forgotten, forgotten.plus(Duration.ofDays(1)));
  }

  private Instant ttl() {
    var item = TableItems.get(Keys.idempotency(request.key()));
    return Instant.ofEpochSecond(Values.number(item, EntryWrite.TTL));
  }
}
