package io.holdfast.inmemory;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import io.holdfast.inventory.spi.support.HostCode;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Performs the writes of the host: all of them or none. */
final class HostWrites {
  private HostWrites() {}

  static InMemoryWrite checked(HostWrite write) {
    if (write instanceof InMemoryWrite it) {
      return it;
    }
    throw new InvalidRequestException(
        "alongside", "the store in memory performs InMemoryWrite only, not " + write.getClass());
  }

  static void perform(List<List<HostWrite>> all) {
    if (all.isEmpty()) {
      return;
    }
    Deque<InMemoryWrite> performed = new ArrayDeque<>();
    for (InMemoryWrite write : inOrder(all)) {
      try {
        write.perform();
      } catch (Error e) {
        undo(performed, e);
        throw e;
      } catch (Throwable e) { // a host in another language throws checked exceptions too
        HostCode.keepInterrupt(e);
        undo(performed, e);
        throw new HostWritesFailedException(List.of(write), "failed", e, false);
      }
      performed.push(write);
    }
  }

  private static List<InMemoryWrite> inOrder(List<List<HostWrite>> all) {
    return all.stream()
        .flatMap(List::stream)
        .map(HostWrites::checked)
        .sorted(Comparator.comparing(InMemoryWrite::isLast))
        .toList();
  }

  private static void undo(Deque<InMemoryWrite> performed, Throwable reason) {
    for (InMemoryWrite write : performed) {
      try {
        write.undo();
      } catch (Throwable e) { // the others must be undone all the same
        HostCode.keepInterrupt(e);
        reason.addSuppressed(e);
      }
    }
  }
}
