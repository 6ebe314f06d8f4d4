package io.holdfast.contract;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The host's table beside a simple store. */
final class MapRows implements HostRows {
  /**
   * Held while writes are performed or undone, inside the lock of the store, and while they are
   * read: nobody sees a write that is undone.
   */
  static final Object LOCK = new Object();

  private final ConcurrentMap<ShopId, Map<String, String>> shops = new ConcurrentHashMap<>();

  /** A write for a simple store. */
  interface Write extends HostWrite {
    /** Performs the write, and returns whether it could. */
    boolean perform();

    void undo();
  }

  /** One row to insert. */
  record Insert(MapRows table, ShopId shop, String id, String text) implements Write {
    @Override
    public boolean perform() {
      return table.of(shop).putIfAbsent(id, text) == null;
    }

    @Override
    public void undo() {
      table.of(shop).remove(id);
    }
  }

  private Map<String, String> of(ShopId shop) {
    return shops.computeIfAbsent(shop, id -> new ConcurrentHashMap<>());
  }

  @Override
  public HostWrite insert(ShopId shop, String id, String text) {
    return new Insert(this, shop, id, text);
  }

  @Override
  public Map<String, String> all(ShopId shop) {
    synchronized (LOCK) {
      return Map.copyOf(of(shop));
    }
  }

  static Write checked(HostWrite write) {
    if (write instanceof Write it) {
      return it;
    }
    throw new InvalidRequestException("alongside", "is not for this store");
  }

  /** Performs all writes or none. */
  static void perform(List<List<HostWrite>> writes) {
    List<Write> all = writes.stream().flatMap(List::stream).map(MapRows::checked).toList();
    synchronized (LOCK) {
      for (int i = 0; i < all.size(); i++) {
        Write each = all.get(i);
        if (!each.perform()) {
          all.subList(0, i).forEach(Write::undo);
          throw new HostWritesFailedException(List.of(each), "the id has a row", null, false);
        }
      }
    }
  }
}
