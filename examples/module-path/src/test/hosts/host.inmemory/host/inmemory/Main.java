package host.inmemory;

import host.scene.Scene;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.restock.RestockRelay;

/** Keeps its stock in memory. */
public final class Main {
  private Main() {}

  /** Plays the scene. */
  public static void main(String[] args) {
    InMemoryInventoryStore store = InMemoryInventoryStore.create();
    try (Inventory inventory = Inventory.create(store)) {
      Scene.sellOut(inventory);
      RestockRelay.create(store.restockOutbox(), it -> Scene.receive(inventory, it)).runOnce();
      Scene.audit(inventory);
      Scene.once(store.idempotency());
    }
    System.out.println("done");
  }
}
