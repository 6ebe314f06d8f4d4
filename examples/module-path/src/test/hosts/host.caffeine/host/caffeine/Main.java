package host.caffeine;

import host.scene.Scene;
import io.holdfast.caffeine.CachedIdempotencyStore;
import io.holdfast.inmemory.InMemoryInventoryStore;

/** Keeps the answers of its operations near at hand. */
public final class Main {
  private Main() {}

  /** Does something once. */
  public static void main(String[] args) {
    Scene.once(
        CachedIdempotencyStore.builder(InMemoryInventoryStore.create().idempotency()).build());
    System.out.println("done");
  }
}
