package io.holdfast.aws.dynamodb.internal.key;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Creates the keys of items. Every partition key begins with the shop, so that a policy can allow
 * the items of one shop. The only exceptions are the keys that a relay reads for all shops, and the
 * list of shops. {@code #} does not occur in any identity and sorts before every character that
 * does.
 *
 * <p>Items that grow in number or are often written are spread over a fixed number of partition
 * keys, by a checksum of the identity. These numbers are part of the table's format and never
 * change.
 */
public final class Keys {
  /** The partition key of the list of shops. */
  public static final String SHOPS = "#S";

  private static final int LEVEL_PARTITIONS = 8;
  private static final int ENTRY_PARTITIONS = 32;
  private static final int HOLD_PARTITIONS = 4;
  private static final String SEPARATOR = "#";
  private static final String IDEMPOTENCY_RECORD = "record";

  private Keys() {}

  public static ItemKey level(StockKey key) {
    String sk = stock(key);
    return new ItemKey(levels(key.shop(), shard(sk, LEVEL_PARTITIONS)), sk);
  }

  /**
   * Returns all partition keys of a shop's levels; in each, levels are sorted as stock keys are.
   */
  public static List<String> levels(ShopId shop) {
    return IntStream.range(0, LEVEL_PARTITIONS).mapToObj(i -> levels(shop, i)).toList();
  }

  private static String levels(ShopId shop, int shard) {
    return shop + "#L#" + shard;
  }

  /** Returns the sort key of a level. */
  public static String stock(StockKey key) {
    return key.sku() + SEPARATOR + key.location();
  }

  public static StockKey stockKey(ShopId shop, String stock) {
    int at = stock.indexOf('#');
    return new StockKey(
        shop, new Sku(stock.substring(0, at)), new Location(stock.substring(at + 1)));
  }

  public static ItemKey entry(ShopId shop, EntryId id) {
    return new ItemKey(entries(shop, shard(id.value(), ENTRY_PARTITIONS)), id.value());
  }

  /** Returns all partition keys of a shop's reservations and operations. */
  public static List<String> entries(ShopId shop) {
    return IntStream.range(0, ENTRY_PARTITIONS).mapToObj(i -> entries(shop, i)).toList();
  }

  private static String entries(ShopId shop, int shard) {
    return shop + "#E#" + shard;
  }

  public static ItemKey unit(UnitKey unit) {
    return new ItemKey(units(unit.key()), unit.unit().value());
  }

  public static String units(StockKey key) {
    return key.shop() + "#U#" + stock(key);
  }

  public static ItemKey hold(StockKey key, ReservationId id, Instant expiresAt) {
    return new ItemKey(
        holds(key, shard(id.value(), HOLD_PARTITIONS)),
        SortableTime.text(expiresAt) + SEPARATOR + id);
  }

  /** Returns all partition keys of a stock key's holds; in each, holds are sorted by expiry. */
  public static List<String> holds(StockKey key) {
    return IntStream.range(0, HOLD_PARTITIONS).mapToObj(i -> holds(key, i)).toList();
  }

  private static String holds(StockKey key, int shard) {
    return key.shop() + "#H#" + stock(key) + SEPARATOR + shard;
  }

  /**
   * Returns a sort key after every hold that has expired by a time, and before every other hold.
   */
  public static String afterHoldsUntil(Instant time) {
    return SortableTime.text(time) + "$";
  }

  public static ItemKey movement(StockMovement it) {
    return new ItemKey(
        movements(it.key()),
        SortableTime.text(it.at()) + SEPARATOR + it.cause() + SEPARATOR + it.kind());
  }

  public static String movements(StockKey key) {
    return key.shop() + "#M#" + stock(key);
  }

  /**
   * Returns the key of an operation's record. Each has a separate partition: they are never listed.
   */
  public static ItemKey idempotency(IdempotencyKey key) {
    return new ItemKey(
        key.shop() + "#I#" + key.operation() + SEPARATOR + key.value(), IDEMPOTENCY_RECORD);
  }

  /**
   * Returns the key of the item that holds back later requests of its stock key, sorted by number.
   */
  public static ItemKey waiting(RestockRequest request) {
    return waiting(request.key(), request.number());
  }

  public static ItemKey waiting(StockKey key, long number) {
    return new ItemKey(
        key.shop() + "#W#" + stock(key), String.format(Locale.ROOT, "%019d", number));
  }

  /** Returns the key of a shop in the list of shops. */
  public static ItemKey shop(ShopId shop) {
    return new ItemKey(SHOPS, shop.value());
  }

  /** Returns the key of an item that never exists. */
  public static ItemKey nothing(ShopId shop, String name) {
    return new ItemKey(shop + "#N", name);
  }

  static int shard(String identity, int shards) {
    CRC32 sum = new CRC32();
    sum.update(identity.getBytes(StandardCharsets.US_ASCII));
    return (int) (sum.getValue() % shards);
  }
}
