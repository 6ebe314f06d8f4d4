package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.internal.NoStore;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fault of the store reaches the listener and then, unchanged, the caller. */
class FaultListenerTest {
  private static final class BusyStore extends NoStore {
    BusyStore() {
      super(Limits.NONE);
    }

    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      throw new BusyException("full", null);
    }
  }

  @Test
  void aFaultIsHeardAndThrown() {
    List<String> heard = new ArrayList<>();
    InventoryListener listener =
        new InventoryListener() {
          @Override
          public void onCommand(CommandEvent event) {
            heard.add(event.command() + " of " + event.id() + ": " + event.fault().getMessage());
            throw new IllegalStateException("a bug of the listener");
          }
        };
    Inventory inventory = Inventory.builder(new BusyStore()).listener(listener).build();

    assertThatThrownBy(() -> inventory.cancel(new ShopId("shop"), new ReservationId("r")))
        .isInstanceOf(BusyException.class)
        .hasMessage("full");
    assertThat(heard).containsExactly("CANCEL of r: full");
  }
}
