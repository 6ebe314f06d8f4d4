package io.holdfast.contract.model;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commands of scripts. The Java that they print expects {@code inventory}, {@code clock} and
 * {@code SHOP}.
 *
 * @since 0.1.0
 */
public final class Commands {
  private static final Reason COUNTED = new Reason("counted");

  private Commands() {}

  /** Defines a stock key, or changes its policy. */
  public static Command define(String sku, StockPolicy policy, long opening) {
    String as =
        policy.kind() == StockKind.QUANTITY
            ? "quantity(" + policy.safetyStock() + ")"
            : policy.kind() == StockKind.UNITS ? "units()" : "untracked()";
    return new Command(
        "inventory.define(StockDefinition.of(%s, StockPolicy.%s).opening(%d));"
            .formatted(key(sku), as, opening),
        (inventory, shop, clock) ->
            inventory.define(StockDefinition.of(key(shop, sku), policy).opening(opening)),
        (model, shop) -> model.define(StockDefinition.of(key(shop, sku), policy).opening(opening)));
  }

  /** Defines a key that was untracked as counted by quantity. */
  public static Command defineCounted(String sku, StockCount count) {
    return new Command(
        "inventory.define(StockDefinition.of(%s, StockPolicy.quantity()).counted(%s));"
            .formatted(key(sku), java(count)),
        (inventory, shop, clock) -> inventory.define(counted(key(shop, sku), count)),
        (model, shop) -> model.define(counted(key(shop, sku), count)));
  }

  private static StockDefinition counted(StockKey key, StockCount count) {
    return StockDefinition.of(key, StockPolicy.quantity()).counted(count);
  }

  /** Receives goods at keys that exist. */
  public static Command receive(String id, Line... lines) {
    return new Command(
        "inventory.receive(ReceiveRequest.of(SHOP, new OperationId(\"%s\")%s));"
            .formatted(id, after(lines)),
        (inventory, shop, clock) ->
            inventory.receive(ReceiveRequest.of(shop, new OperationId(id), lines)),
        (model, shop) -> model.receive(ReceiveRequest.of(shop, new OperationId(id), lines)));
  }

  /** Corrects the stock on hand. */
  public static Command adjust(String id, String sku, long delta, Line... units) {
    List<UnitId> named = units.length == 0 ? List.<UnitId>of() : units[0].units();
    return new Command(
        "inventory.adjust(AdjustRequest.of(%s, new OperationId(\"%s\"), %d, %s, new Reason(\"counted\")));"
            .formatted(
                key(sku), id, delta, named.isEmpty() ? "List.of()" : line(units[0]) + ".units()"),
        (inventory, shop, clock) ->
            inventory.adjust(
                AdjustRequest.of(key(shop, sku), new OperationId(id), delta, named, COUNTED)),
        (model, shop) ->
            model.adjust(
                AdjustRequest.of(key(shop, sku), new OperationId(id), delta, named, COUNTED)));
  }

  /** Sets the stock on hand to a count that began at a version of it. */
  public static Command setOnHand(String id, String sku, long onHandVersion, long onHand) {
    StockCount count = new StockCount(onHand, onHandVersion);
    return new Command(
        "inventory.setOnHand(SetOnHandRequest.of(%s, new OperationId(\"%s\"), %s, new Reason(\"counted\")));"
            .formatted(key(sku), id, java(count)),
        (inventory, shop, clock) ->
            inventory.setOnHand(
                SetOnHandRequest.of(key(shop, sku), new OperationId(id), count, COUNTED)),
        (model, shop) ->
            model.setOnHand(
                SetOnHandRequest.of(key(shop, sku), new OperationId(id), count, COUNTED)));
  }

  private static String java(StockCount count) {
    return "new StockCount(%d, %d)".formatted(count.pieces(), count.onHandVersion());
  }

  /** Holds stock. */
  public static Command hold(String id, int seconds, boolean upToAvailable, Line... lines) {
    return new Command(
        "inventory.hold(HoldRequest.of(SHOP, new ReservationId(\"%s\"), Duration.ofSeconds(%d)%s)%s);"
            .formatted(id, seconds, after(lines), upToAvailable ? ".upToAvailable()" : ""),
        (inventory, shop, clock) -> inventory.hold(hold(shop, id, seconds, upToAvailable, lines)),
        (model, shop) -> model.hold(hold(shop, id, seconds, upToAvailable, lines)));
  }

  private static HoldRequest hold(
      ShopId shop, String id, int seconds, boolean upToAvailable, Line... lines) {
    HoldRequest request =
        HoldRequest.of(shop, new ReservationId(id), Duration.ofSeconds(seconds), lines);
    return upToAvailable ? request.upToAvailable() : request;
  }

  /** Extends a hold. */
  public static Command extend(String id, int seconds) {
    Duration ttl = Duration.ofSeconds(seconds);
    return new Command(
        "inventory.extend(SHOP, new ReservationId(\"%s\"), Duration.ofSeconds(%d));"
            .formatted(id, seconds),
        (inventory, shop, clock) -> inventory.extend(shop, new ReservationId(id), ttl),
        (model, shop) -> model.extend(new ReservationId(id), ttl));
  }

  /** Commits lines: from a hold if there is one, otherwise without a hold. */
  public static Command commit(String id, boolean upToAvailable, Line... lines) {
    return commit(
        "CommitRequest.of(SHOP, new ReservationId(\"%s\")%s)%s"
            .formatted(id, after(lines), upToAvailable ? ".upToAvailable()" : ""),
        shop -> {
          CommitRequest request = CommitRequest.of(shop, new ReservationId(id), lines);
          return upToAvailable ? request.upToAvailable() : request;
        });
  }

  /** Commits a hold, or these lines of it. */
  public static Command commitHold(String id, boolean reacquire, Line... lines) {
    return commit(
        "CommitRequest.partOfHold(SHOP, new ReservationId(\"%s\")%s)%s"
            .formatted(id, after(lines), reacquire ? ".reacquiring()" : ""),
        shop -> {
          CommitRequest request = CommitRequest.partOfHold(shop, new ReservationId(id), lines);
          return reacquire ? request.reacquiring() : request;
        });
  }

  private static Command commit(String java, Function<ShopId, CommitRequest> request) {
    return new Command(
        "inventory.commit(" + java + ");",
        (inventory, shop, clock) -> inventory.commit(request.apply(shop)),
        (model, shop) -> model.commit(request.apply(shop)));
  }

  /** Releases a hold. */
  public static Command release(String id) {
    return new Command(
        "inventory.release(SHOP, new ReservationId(\"%s\"));".formatted(id),
        (inventory, shop, clock) -> inventory.release(shop, new ReservationId(id)),
        (model, shop) -> model.release(shop, new ReservationId(id)));
  }

  /** Cancels a commit. */
  public static Command cancel(String id) {
    return new Command(
        "inventory.cancel(SHOP, new ReservationId(\"%s\"));".formatted(id),
        (inventory, shop, clock) -> inventory.cancel(shop, new ReservationId(id)),
        (model, shop) -> model.cancel(new ReservationId(id)));
  }

  /** Undoes a reservation. */
  public static Command undo(String id) {
    return new Command(
        "inventory.undo(SHOP, new ReservationId(\"%s\"));".formatted(id),
        (inventory, shop, clock) -> inventory.undo(shop, new ReservationId(id)),
        (model, shop) -> model.undo(shop, new ReservationId(id)));
  }

  /** Dispatches the goods. */
  public static Command dispatch(String id) {
    return new Command(
        "inventory.dispatch(SHOP, new ReservationId(\"%s\"));".formatted(id),
        (inventory, shop, clock) -> inventory.dispatch(shop, new ReservationId(id)),
        (model, shop) -> model.dispatch(new ReservationId(id)));
  }

  /** Returns dispatched goods, into stock or not. */
  public static Command returnToStock(
      String id, String reservation, boolean restock, Line... lines) {
    return new Command(
        "inventory.returnToStock(ReturnRequest.%s(SHOP, new OperationId(\"%s\"), new ReservationId(\"%s\")%s));"
            .formatted(restock ? "restock" : "writeOff", id, reservation, after(lines)),
        (inventory, shop, clock) ->
            inventory.returnToStock(giveBack(shop, id, reservation, restock, lines)),
        (model, shop) -> model.returnToStock(giveBack(shop, id, reservation, restock, lines)));
  }

  private static ReturnRequest giveBack(
      ShopId shop, String id, String reservation, boolean restock, Line... lines) {
    OperationId operation = new OperationId(id);
    ReservationId of = new ReservationId(reservation);
    return restock
        ? ReturnRequest.restock(shop, operation, of, lines)
        : ReturnRequest.writeOff(shop, operation, of, lines);
  }

  /** Records expired holds, which does not change any answer. */
  public static Command sweep(int limit) {
    return new Command(
        "inventory.sweep(SHOP, %d);".formatted(limit),
        (inventory, shop, clock) -> {
          inventory.sweep(shop, limit);
          return "swept";
        },
        (model, shop) -> "swept");
  }

  /** Advances the time. */
  public static Command advance(Duration by) {
    return new Command(
        "clock.advance(Duration.ofNanos(%dL));".formatted(by.toNanos()),
        (inventory, shop, clock) -> clock.advance(by),
        (model, shop) -> model.advance(by));
  }

  /** Reads the level of a key. */
  public static Command level(String sku) {
    return new Command(
        "inventory.level(%s);".formatted(key(sku)),
        (inventory, shop, clock) -> inventory.level(key(shop, sku)),
        (model, shop) -> model.level(key(shop, sku)));
  }

  /** Reads a reservation. */
  public static Command find(String id) {
    return new Command(
        "inventory.reservation(SHOP, new ReservationId(\"%s\"));".formatted(id),
        (inventory, shop, clock) -> inventory.reservation(shop, new ReservationId(id)),
        (model, shop) -> model.find(new ReservationId(id)));
  }

  /** Sets the restock policy of a key. */
  public static Command setRestockPolicy(String sku, @Nullable RestockPolicy policy) {
    String as =
        policy == null
            ? "null"
            : "RestockPolicy.lots(new SupplierId(\"%s\"), %d, %d).surplusLimit(%d)"
                .formatted(
                    policy.supplier(), policy.reorderPoint(), policy.lot(), policy.surplusLimit());
    return new Command(
        "inventory.setRestockPolicy(%s, %s);".formatted(key(sku), as),
        (inventory, shop, clock) -> inventory.setRestockPolicy(key(shop, sku), policy),
        (model, shop) -> model.setRestockPolicy(key(shop, sku), policy));
  }

  /**
   * Cancels the request that was decided at the present time under this number, if there is one.
   */
  public static Command cancelRestock(String sku, long number) {
    return new Command(
        "inventory.cancelRestock(%s, RestockRequestId.of(%s, %d, clock.instant()));"
            .formatted(key(sku), key(sku), number),
        (inventory, shop, clock) ->
            inventory.cancelRestock(
                key(shop, sku), RestockRequestId.of(key(shop, sku), number, clock.instant())),
        (model, shop) ->
            model.cancelRestock(
                key(shop, sku), RestockRequestId.of(key(shop, sku), number, model.now())));
  }

  /**
   * Receives goods for the request that was decided at the present time under this number, if there
   * is one.
   */
  public static Command deliver(String id, long number, Line line) {
    String sku = line.sku().value();
    return new Command(
        "inventory.receive(ReceiveRequest.of(SHOP, new OperationId(\"%s\")%s).answering(RestockRequestId.of(%s, %d, clock.instant())));"
            .formatted(id, after(line), key(sku), number),
        (inventory, shop, clock) ->
            inventory.receive(delivery(shop, id, number, line, clock.instant())),
        (model, shop) -> model.receive(delivery(shop, id, number, line, model.now())));
  }

  private static ReceiveRequest delivery(
      ShopId shop, String id, long number, Line line, Instant at) {
    return ReceiveRequest.of(shop, new OperationId(id), line)
        .answering(RestockRequestId.of(line.key(shop), number, at));
  }

  /** Reads the restock state of a key. */
  public static Command restock(String sku) {
    return new Command(
        "inventory.restockStatus(%s);".formatted(key(sku)),
        (inventory, shop, clock) -> inventory.restockStatus(key(shop, sku)),
        (model, shop) -> model.restock(key(shop, sku)));
  }

  /** Repairs a shop in which nothing is broken. */
  public static Command repair() {
    return new Command(
        "inventory.repair(RepairRequest.dryRun(SHOP, new OperationId(\"repair\"), new"
            + " Reason(\"counted\")).applying());",
        (inventory, shop, clock) ->
            inventory
                .repair(RepairRequest.dryRun(shop, new OperationId("repair"), COUNTED).applying())
                .corrections(),
        (model, shop) -> List.of());
  }

  private static StockKey key(ShopId shop, String sku) {
    return StockKey.of(shop, new Sku(sku));
  }

  private static String key(String sku) {
    return "StockKey.of(SHOP, new Sku(\"" + sku + "\"))";
  }

  private static String after(Line... lines) {
    return Arrays.stream(lines).map(line -> ", " + line(line)).collect(Collectors.joining());
  }

  private static String line(Line line) {
    if (line.units().isEmpty()) {
      return "Line.of(\"%s\", %d)".formatted(line.sku(), line.quantity());
    }
    return line.units().stream()
        .sorted(Comparator.naturalOrder())
        .map(unit -> "\"" + unit + "\"")
        .collect(Collectors.joining(", ", "Line.units(\"" + line.sku() + "\", ", ")"));
  }
}
