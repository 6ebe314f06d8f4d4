package io.holdfast.examples.cli.replay;

import io.holdfast.examples.cli.replay.Order.Item;
import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.CommitRequest.OnExpiry;
import io.holdfast.inventory.CommitRequest.Source;
import io.holdfast.inventory.Fill;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.ReturnRequest.Disposition;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.UnitId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts orders to calls of the library. */
final class Desk {
  private final Inventory inventory;
  private final ShopId shop;

  Desk(Inventory inventory, ShopId shop) {
    this.inventory = inventory;
    this.shop = shop;
  }

  /**
   * Executes an order.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a number or name in it is out of
   *     range
   */
  Result serve(Order order) {
    if (order instanceof Order.Hold it) {
      Fill fill = orElse(it.fill(), Fill.ALL_OR_NOTHING);
      HoldRequest request = HoldRequest.of(shop, it.id(), it.ttl(), lines(it.lines())).fill(fill);
      return Result.of("hold", it.id().entry(), inventory.hold(request));
    }
    if (order instanceof Order.Commit it) {
      return Result.of("commit", it.id().entry(), inventory.commit(commit(it)));
    }
    if (order instanceof Order.Extend it) {
      return Result.of("extend", it.id().entry(), inventory.extend(shop, it.id(), it.ttl()));
    }
    if (order instanceof Order.Release it) {
      return Result.of("release", it.id().entry(), inventory.release(shop, it.id()));
    }
    if (order instanceof Order.Cancel it) {
      return Result.of("cancel", it.id().entry(), inventory.cancel(shop, it.id()));
    }
    if (order instanceof Order.Dispatch it) {
      return Result.of("dispatch", it.id().entry(), inventory.dispatch(shop, it.id()));
    }
    return order instanceof Order.Advance ? Result.ofTime() : serveStock(order);
  }

  private Result serveStock(Order order) {
    if (order instanceof Order.Receive it) {
      ReceiveRequest request = ReceiveRequest.of(shop, it.id(), lines(it.lines()));
      if (it.create() != null) {
        request = request.creatingWith(new StockPolicy(it.create(), 0));
      }
      return Result.ofChange("receive", it.id().entry(), inventory.receive(request));
    }
    if (order instanceof Order.Adjust it) {
      List<UnitId> units = orElse(it.units(), List.of());
      StockKey key = new StockKey(shop, it.sku(), orElse(it.location(), Location.MAIN));
      AdjustRequest request = AdjustRequest.of(key, it.id(), it.delta(), units, it.reason());
      return Result.ofChange("adjust", it.id().entry(), inventory.adjust(request));
    }
    if (order instanceof Order.Count it) {
      StockKey key = new StockKey(shop, it.sku(), orElse(it.location(), Location.MAIN));
      StockCount count = new StockCount(it.onHand(), versionOf(key, it.expected()));
      SetOnHandRequest request = SetOnHandRequest.of(key, it.id(), count, it.reason());
      return Result.ofChange("count", it.id().entry(), inventory.setOnHand(request));
    }
    if (order instanceof Order.Return it) {
      List<Line> lines = lines(it.lines());
      ReturnRequest request =
          it.disposition() == Disposition.WRITE_OFF
              ? ReturnRequest.writeOff(shop, it.id(), it.reservation(), lines)
              : ReturnRequest.restock(shop, it.id(), it.reservation(), lines);
      return Result.ofChange("return", it.id().entry(), inventory.returnToStock(request));
    }
    throw new IllegalArgumentException("no way to do " + order.getClass().getSimpleName());
  }

  /**
   * Returns the version of the stock on hand if it is the number that the file expects, otherwise a
   * version that never matches.
   */
  private long versionOf(StockKey key, long expected) {
    return inventory
        .level(key)
        .filter(level -> level.onHand() == expected)
        .map(StockLevel::onHandVersion)
        .orElse(Long.MAX_VALUE);
  }

  private CommitRequest commit(Order.Commit order) {
    if (order.lines() != null && order.lines().isEmpty()) {
      throw new BrokenLineException("lines: at least 1, or no such field for all that is held");
    }
    List<Line> lines = order.lines() == null ? List.of() : lines(order.lines());
    Source usual = lines.isEmpty() ? Source.HOLD : Source.HOLD_OR_STOCK;
    CommitRequest request =
        orElse(order.source(), usual) == Source.HOLD
            ? CommitRequest.partOfHold(shop, order.id(), lines)
            : CommitRequest.of(shop, order.id(), lines);
    return request
        .onExpiry(orElse(order.onExpiry(), OnExpiry.REJECT))
        .fill(orElse(order.fill(), Fill.ALL_OR_NOTHING));
  }

  private static List<Line> lines(List<Item> items) {
    return items.stream().map(Desk::line).toList();
  }

  private static Line line(Item item) {
    Location location = orElse(item.location(), Location.MAIN);
    List<UnitId> units = orElse(item.units(), List.of());
    if (item.quantity() == null && units.isEmpty()) {
      throw new BrokenLineException("lines: quantity or units are required");
    }
    return new Line(item.sku(), location, orElse(item.quantity(), (long) units.size()), units);
  }

  private static <T> T orElse(@Nullable T value, T usual) {
    return Objects.requireNonNullElse(value, usual);
  }
}
