package host.inmemory;

import host.scene.Scene;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;

/** Keeps its stock in memory. */
public final class Main {
  private Main() {}

  /** Plays the scene. */
  public static void main(String[] args) {
    InMemoryInventoryStore store = InMemoryInventoryStore.create();
    try (Inventory inventory = Inventory.create(store)) {
      Scene.play(inventory, store.restockOutbox(), store.idempotency());
    }
    System.out.println("done");
  }
}
