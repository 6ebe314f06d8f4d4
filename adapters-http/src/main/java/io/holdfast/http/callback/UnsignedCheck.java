package io.holdfast.http.callback;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a callback without a signature, which anyone may have sent: it counts only for an open
 * request, and brings no more than was asked for.
 *
 * @param surplusAllowed whether it may bring more
 */
record UnsignedCheck(boolean surplusAllowed) {
  /** Returns why the goods are not received, or null if they are expected. */
  @Nullable CallbackResponse refusal(Optional<RestockStatus> restock, Arrival arrival) {
    if (restock.isEmpty()) {
      return Responses.error(Responses.NOT_FOUND, "no such article");
    }
    if (restock.get().open() == null || !restock.get().isOpen(arrival.request())) {
      return Responses.error(Responses.CONFLICT, "no such request is open");
    }
    RestockRequest asked = restock.get().open().request();
    if (arrival.quantity() > asked.quantity() && !surplusAllowed) {
      return Responses.error(Responses.CONFLICT, "more than was asked for");
    }
    return null;
  }
}
