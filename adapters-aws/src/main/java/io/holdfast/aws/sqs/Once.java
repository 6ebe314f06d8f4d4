package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.restock.spi.PublishingException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a request to the sink once, as long as the store remembers it. */
final class Once {
  private static final Logger LOG = LoggerFactory.getLogger(SqsRestockConsumer.class);
  private static final String OPERATION = "restock.consume";
  private static final StoredAnswer ACCEPTED = new StoredAnswer("accepted");

  private final IdempotencyStore store;
  private final Duration lease;
  private final Duration retention;

  Once(IdempotencyStore store, Duration lease, Duration retention) {
    this.store = store;
    this.lease = lease;
    this.retention = retention;
  }

  /**
   * Runs the sink if the request was not accepted before.
   *
   * @return ACCEPTED or REPEATED
   * @throws PublishingException if the sink fails, another consumer is handling the request, or the
   *     id was used for another request
   */
  Fate pass(RestockRequest request, Heartbeat heartbeat, Runnable sink) {
    IdempotencyKey key = new IdempotencyKey(request.key().shop(), OPERATION, request.id().value());
    Fingerprint fingerprint = Fingerprint.sha256(RestockMessage.write(request));
    Claim claim =
        Quietly.call(() -> store.claim(new ClaimRequest(key, fingerprint, lease, retention)));
    return claim.fold(
        first -> first(first, heartbeat, sink),
        reply ->
            reply.fold(
                done -> Fate.REPEATED,
                inProgress -> {
                  throw PublishingException.transientFailureAfter(
                      "another consumer is at this request", lease);
                },
                other -> {
                  throw PublishingException.permanentFailure(
                      "id: stands for another request that was accepted before", null);
                }));
  }

  private Fate first(Claim.Acquired first, Heartbeat heartbeat, Runnable sink) {
    heartbeat.also(() -> store.extend(first, lease));
    try {
      sink.run();
    } catch (OutcomeUnknownException e) {
      throw e; // the claim ends with its lease
    } catch (Exception e) { // also a checked one, of a sink in another language
      abandon(first, e);
      throw e;
    }
    try {
      Quietly.run(() -> store.complete(first, ACCEPTED));
    } catch (InventoryException e) {
      // The sink has accepted the request; the supplier has to drop a repeat.
      LOG.warn("that {} was accepted could not be recorded: {}", first.key(), e.getClass());
    }
    return Fate.ACCEPTED;
  }

  private void abandon(Claim.Acquired first, Exception failure) {
    try {
      Quietly.run(() -> store.abandon(first));
    } catch (Exception e) { // also a checked one, of a store in another language
      HostCode.keepInterrupt(e);
      failure.addSuppressed(e); // the claim ends with its lease
    }
  }
}
