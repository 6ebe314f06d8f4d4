package io.holdfast.inventory.spi.support;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.EntryChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides by a stored entry whether a change of it was written, if the answer to the write was
 * lost. Two commands of one id in the same microsecond are not told apart.
 */
final class WrittenEntry {
  private WrittenEntry() {}

  /**
   * Returns whether the stored entry shows that a change was written. It is the entry that was
   * written, or a later version of it: another command has changed the reservation since, and the
   * time of the step that was written is still there. A later version without a time of that step
   * may follow a step of somebody else, so it shows nothing.
   */
  static boolean isShownBy(EntryChange change, @Nullable Entry stored) {
    if (change.after().equals(stored)) {
      return true;
    }
    return change.after() instanceof Reservation written
        && stored instanceof Reservation later
        && later.version() > written.version()
        && hasTimesOf(written, later)
        && !(change.before() instanceof Reservation before && hasTimesOf(written, before));
  }

  private static boolean hasTimesOf(Reservation written, Reservation other) {
    return isKept(written.heldAt(), other.heldAt())
        && isKept(written.expiresAt(), other.expiresAt())
        && isKept(written.committedAt(), other.committedAt())
        && isKept(written.dispatchedAt(), other.dispatchedAt())
        && isKept(written.endedAt(), other.endedAt());
  }

  private static boolean isKept(@Nullable Instant time, @Nullable Instant other) {
    return time == null || time.equals(other);
  }
}
