package io.holdfast.jdbc.faults;

import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.ForwardingStore;
import java.util.ArrayDeque;
import java.util.Deque;

/** Contains stores with the defects that the tests of this package must find. */
final class BrokenStores {
  private BrokenStores() {}

  /** Answers as soon as it has decided, and writes the decision at the next call. */
  static final class AnswersBeforeCommit extends ForwardingStore {
    private final Deque<Runnable> unwritten = new ArrayDeque<>();

    AnswersBeforeCommit(InventoryStore inner) {
      super(inner);
    }

    @Override
    public synchronized <R> R decide(Footprint footprint, Decision<R> decision) {
      write();
      R answer = decision.on(read(footprint)).answer();
      unwritten.add(() -> inner().decide(footprint, decision));
      return answer;
    }

    private void write() {
      for (Runnable next = unwritten.poll(); next != null; next = unwritten.poll()) {
        next.run();
      }
    }
  }

  /** Treats a lost answer as a failure. */
  static final class TakesSilenceForNo extends ForwardingStore {
    TakesSilenceForNo(InventoryStore inner) {
      super(inner);
    }

    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      try {
        return super.decide(footprint, decision);
      } catch (OutcomeUnknownException e) {
        throw new UnavailableException(e.getMessage(), e);
      }
    }
  }
}
