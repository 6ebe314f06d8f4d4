package io.holdfast.contract;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The host's table beside a simple store. Writes are performed under the lock of the store. */
final class MapRows implements HostRows {
  private final ConcurrentMap<ShopId, Map<String, String>> shops = new ConcurrentHashMap<>();

  /** One row to insert. */
  record Insert(MapRows table, ShopId shop, String id, String text) implements HostWrite {
    boolean fails() {
      return table.of(shop).containsKey(id);
    }

    void perform() {
      table.of(shop).put(id, text);
    }

    void undo() {
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
    return Map.copyOf(of(shop));
  }

  static Insert checked(HostWrite write) {
    if (write instanceof Insert insert) {
      return insert;
    }
    throw new InvalidRequestException("alongside", "is not for this store");
  }

  /** Performs all writes or none. */
  static void perform(List<List<HostWrite>> writes) {
    List<Insert> all = writes.stream().flatMap(List::stream).map(MapRows::checked).toList();
    for (int i = 0; i < all.size(); i++) {
      Insert each = all.get(i);
      if (each.fails()) {
        all.subList(0, i).forEach(Insert::undo);
        throw new HostWritesFailedException(List.of(each), "the id has a row", null, false);
      }
      each.perform();
    }
  }
}
