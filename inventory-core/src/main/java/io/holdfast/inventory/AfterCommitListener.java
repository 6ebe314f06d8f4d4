package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.support.HostCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happens in one transaction of the host, and tells it to a listener after the commit.
 * An inventory inside a transaction accepts no other listener, because only the host knows whether
 * it commits.
 *
 * <p>The host calls {@link #committed} after its commit. After a rollback, or if it does not call
 * it, the listener hears nothing of commands and their changes. Calls, reads and verifications are
 * passed on at once, because they have happened whether the host commits or not. Use one object for
 * one transaction. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class AfterCommitListener implements InventoryListener {
  private static final Logger LOG = LoggerFactory.getLogger(InventoryListener.class);

  private final InventoryListener listener;
  private final List<Consumer<InventoryListener>> untold = new ArrayList<>();

  private AfterCommitListener(InventoryListener listener) {
    this.listener = Checks.required("listener", listener);
  }

  /** Creates an object for one transaction, which tells a listener after the commit. */
  public static AfterCommitListener of(InventoryListener listener) {
    return new AfterCommitListener(listener);
  }

  /**
   * Tells the listener all that has happened since the last call, in order. What the listener
   * throws is logged.
   */
  public void committed() {
    List<Consumer<InventoryListener>> events = List.copyOf(untold);
    untold.clear();
    events.forEach(
        event ->
            HostCode.run(
                LOG,
                "an InventoryListener failed; the transaction is not affected",
                () -> event.accept(listener)));
  }

  @Override
  public CommandCall.@Nullable End onCall(CommandCall call) {
    return listener.onCall(call);
  }

  @Override
  public void onRead(ReadEvent event) {
    listener.onRead(event);
  }

  @Override
  public void onVerified(ShopId shop, VerifyReport report) {
    listener.onVerified(shop, report);
  }

  @Override
  public void onCommand(CommandEvent event) {
    untold.add(it -> it.onCommand(event));
  }

  @Override
  public void onBatch(ShopId shop, int commands, Duration elapsed) {
    untold.add(it -> it.onBatch(shop, commands, elapsed));
  }

  @Override
  public void onStockChanged(List<StockLevel> levels) {
    untold.add(it -> it.onStockChanged(levels));
  }

  @Override
  public void onHoldsExpired(List<Reservation> reservations) {
    untold.add(it -> it.onHoldsExpired(reservations));
  }

  @Override
  public void onRestockRequested(List<RestockRequest> requests) {
    untold.add(it -> it.onRestockRequested(requests));
  }

  @Override
  public void onSurplus(StockKey key, Receipt receipt) {
    untold.add(it -> it.onSurplus(key, receipt));
  }
}
