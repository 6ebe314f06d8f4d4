package io.holdfast.contract.idempotency;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A short model of the answers that a key may give while the time stands still. */
final class KeyModel {
  private static final String LOST = "lost";

  private int owner = -1;
  private boolean done;

  /** The kind of a call. */
  enum Kind {
    CLAIM,
    COMPLETE,
    ABANDON
  }

  /**
   * One call.
   *
   * @param kind the kind of the call
   * @param claim the number of the claim that the call makes or uses
   */
  record Ask(Kind kind, int claim) {}

  KeyModel copy() {
    KeyModel copy = new KeyModel();
    copy.owner = owner;
    copy.done = done;
    return copy;
  }

  static Object ask(KeyModel model, Ask ask) {
    boolean owns = model.owner == ask.claim();
    switch (ask.kind()) {
      case CLAIM -> {
        if (model.owner >= 0) {
          return model.done ? "done by " + model.owner : "in progress";
        }
        model.owner = ask.claim();
        return "first";
      }
      case COMPLETE -> {
        model.done |= owns;
        return owns ? "done by " + ask.claim() : LOST;
      }
      default -> {
        model.owner = owns && !model.done ? -1 : model.owner;
        return "abandoned";
      }
    }
  }

  static String told(Claim claim) {
    return claim.fold(
        first -> "first",
        reply ->
            reply.fold(
                done -> "done by " + done.answer().text(),
                inProgress -> "in progress",
                otherPayload -> "other payload"));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyModel it && it.owner == owner && it.done == done;
  }

  @Override
  public int hashCode() {
    return Objects.hash(owner, done);
  }

  /** One thread: claims until it is first, then settles the claim, perhaps twice. */
  static final class Caller {
    private final ClaimRequest request;
    private int claims;
    private Claim.@Nullable Acquired first;
    private int held;

    Caller(int firstNumber, ClaimRequest request) {
      this.claims = firstNumber;
      this.request = request;
    }

    Ask next(Random random) {
      if (first == null || random.nextInt(4) == 0) {
        return new Ask(Kind.CLAIM, claims++);
      }
      return new Ask(random.nextInt(3) == 0 ? Kind.COMPLETE : Kind.ABANDON, held);
    }

    Object make(IdempotencyStore store, Ask ask) {
      if (ask.kind() == Kind.CLAIM) {
        Claim claim = store.claim(request);
        if (claim instanceof Claim.Acquired it) {
          first = it;
          held = ask.claim();
        }
        return told(claim);
      }
      Claim.Acquired mine = Objects.requireNonNull(first, "first");
      if (ask.kind() == Kind.ABANDON) {
        store.abandon(mine);
        return "abandoned";
      }
      try {
        return told(store.complete(mine, new StoredAnswer(String.valueOf(ask.claim()))));
      } catch (ClaimLostException e) {
        return LOST;
      }
    }
  }
}
