package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Failures.Failure;
import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.Preparation;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simple records pass the contract, and broken ones fail it. */
class BrokenAnswerRecordsTest {
  /** Records that break a clause, and tests that must notice it. */
  enum Broken {
    REPLY_IGNORED(ReplyIgnored::new, "aRepetitionGetsTheFirstAnswerAndIsNotRun"),
    RECORDED_AT_ONCE(RecordedAtOnce::new, "aRefusalIsNotRemembered", "aFailedRowRecordsNothing"),
    NEVER_RECORDED(NeverRecorded::new, "aCommandRecordsItsAnswerForClaimsToo"),
    OVERWRITES(
        Overwrites::new,
        "aRecordIsWrittenOnceOnly",
        "aClaimThatComesInBetweenIsRespected",
        "aClaimThatIsCompletedInBetweenIsRespected",
        "aClaimThatIsExtendedInBetweenIsRespected",
        "ofACrowdWithOneKeyOneSellsAndAllGetItsAnswer"),
    TOKEN_ONLY(
        TokenOnly::new,
        "aClaimThatIsCompletedInBetweenIsRespected",
        "aClaimThatIsExtendedInBetweenIsRespected"),
    RETENTION_FROM_THE_LEASE(RetentionFromTheLease::new, "aKeyIsNewAgainAfterItsRetention");

    private final Function<InstantSource, MapIdempotencyStore> create;

    private final List<String> fail;

    Broken(Function<InstantSource, MapIdempotencyStore> create, String... fail) {
      this.create = create;
      this.fail = List.of(fail);
    }
  }

  /** The records under test. The contract runs in this thread. */
  private static volatile Function<InstantSource, MapIdempotencyStore> subject =
      MapIdempotencyStore::new;

  /** The contract on the subject; run from here only. */
  static class OnSubject extends IdempotentCommandsContract implements OnLockedMap {
    private final Map<InventoryStore, MapIdempotencyStore> stores = new ConcurrentHashMap<>();

    @Override
    public InventoryStore store(InstantSource clock) {
      InventoryStore store = OnLockedMap.super.store(clock);
      stores.put(store, subject.apply(clock));
      return store;
    }

    @Override
    public IdempotencyStore idempotency(InventoryStore store) {
      return stores.get(store);
    }

    @Override
    public AnswerRecords answerRecords(InventoryStore store) {
      return stores.get(store);
    }

    @Override
    public Effort effort() {
      return new Effort(1, 40, 40);
    }
  }

  @Test
  void simpleRecordsPass() {
    subject = MapIdempotencyStore::new;
    Failures failures = Failures.of(OnSubject.class);

    assertThat(failures.tests()).isGreaterThan(18);
    assertThat(failures.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void brokenRecordsFail(Broken broken) {
    subject = broken.create;

    assertThat(Failures.of(OnSubject.class).all())
        .extracting(Failure::name)
        .containsAll(broken.fail);
  }

  /** Runs every command. */
  private static final class ReplyIgnored extends MapIdempotencyStore {
    ReplyIgnored(InstantSource clock) {
      super(clock);
    }

    @Override
    public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
      IdempotencyRecord before = records.get(request.key());
      return prepare(
          request, answer, null, now(null), after -> new Replacement(this, before, after));
    }
  }

  /** Writes the record before the command. */
  private static final class RecordedAtOnce extends MapIdempotencyStore {
    RecordedAtOnce(InstantSource clock) {
      super(clock);
    }

    @Override
    public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
      return super.prepare(request, answer) instanceof Preparation.Known known
          ? known
          : recorded(request, answer);
    }

    private Preparation recorded(ClaimRequest request, StoredAnswer answer) {
      complete((Claim.Acquired) claim(request), answer);
      return new Preparation.Recordable(new Nothing());
    }
  }

  /** Makes a record that writes nothing. */
  private static final class NeverRecorded extends MapIdempotencyStore {
    NeverRecorded(InstantSource clock) {
      super(clock);
    }

    @Override
    public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
      return super.prepare(request, answer) instanceof Preparation.Known known
          ? known
          : new Preparation.Recordable(new Nothing());
    }
  }

  /** Does not look at what is stored when it writes. */
  private static final class Overwrites extends MapIdempotencyStore {
    Overwrites(InstantSource clock) {
      super(clock);
    }

    @Override
    public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
      IdempotencyRecord before = records.get(request.key());
      return prepare(request, answer, before, now(before), after -> new Blind(this, after));
    }
  }

  /** Looks only at the token when it writes. */
  private static final class TokenOnly extends MapIdempotencyStore {
    TokenOnly(InstantSource clock) {
      super(clock);
    }

    @Override
    public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
      IdempotencyRecord before = records.get(request.key());
      return prepare(request, answer, before, now(before), after -> write(before, after));
    }

    private HostWrite write(@Nullable IdempotencyRecord before, IdempotencyRecord after) {
      return before == null ? new Replacement(this, null, after) : new Blind(this, after);
    }
  }

  /** Keeps the record for the lease too. */
  private static final class RetentionFromTheLease extends MapIdempotencyStore {
    RetentionFromTheLease(InstantSource clock) {
      super(clock);
    }

    @Override
    public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
      Duration longer = request.retention().plus(request.lease());
      return super.prepare(request.withRetention(longer), answer);
    }
  }

  /** Writes nothing. */
  private static final class Nothing implements MapRows.Write {
    @Override
    public boolean perform() {
      return true;
    }

    @Override
    public void undo() {}

    @Override
    public String toString() {
      return "nothing";
    }
  }

  /** Writes a record over whatever is stored. */
  private record Blind(MapIdempotencyStore store, IdempotencyRecord after)
      implements MapRows.Write {
    @Override
    public boolean perform() {
      store.write(after.key(), after);
      return true;
    }

    @Override
    public void undo() {
      store.write(after.key(), null);
    }
  }
}
