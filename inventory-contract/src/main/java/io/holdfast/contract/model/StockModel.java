package io.holdfast.contract.model;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.Fill;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.Refusal.CountRequired;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.OnHandChanged;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.StockPromised;
import io.holdfast.inventory.Refusal.UnitsExist;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.Refusal.UnknownUnit;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The model's stock on hand, and which of it is free. */
final class StockModel {
  /**
   * The stock on hand of a key: the policy, the number of pieces, the units if it is counted by
   * unit, and the number of movements.
   */
  record Stock(StockPolicy policy, long onHand, Set<UnitId> units, long moves) {}

  final ShopId shop;
  final Map<StockKey, Stock> stocks;

  /** The last buyers of the units that have left. */
  final Map<UnitKey, ReservationId> buyers;

  final Reorders reorders;
  private final Map<EntryId, Entry> entries;

  StockModel(
      ShopId shop,
      Map<StockKey, Stock> stocks,
      Map<UnitKey, ReservationId> buyers,
      Map<EntryId, Entry> entries,
      Map<StockKey, RestockStatus> restocks) {
    this.shop = shop;
    this.stocks = stocks;
    this.buyers = buyers;
    this.entries = entries;
    this.reorders = new Reorders(restocks, this::claimable);
  }

  private long claimable(StockKey key) {
    Stock stock = of(key);
    return isTracked(key)
        ? stock.onHand() - stock.policy().safetyStock() - held(key) - committed(key)
        : Long.MAX_VALUE;
  }

  private long incoming(StockKey key) {
    RestockStatus restock = reorders.restocks.get(key);
    return restock == null ? 0 : restock.incoming();
  }

  StockLevel level(StockKey key) {
    Stock stock = of(key);
    return new StockLevel(
        key,
        stock.policy(),
        stock.onHand(),
        held(key),
        committed(key),
        incoming(key),
        stock.moves(),
        1);
  }

  List<StockLevel> levels(List<StockKey> keys) {
    return keys.stream().filter(stocks::containsKey).map(this::level).toList();
  }

  private Stock of(StockKey key) {
    Stock stock = stocks.get(key);
    if (stock == null) {
      throw new IllegalStateException("no stock " + key);
    }
    return stock;
  }

  private long held(StockKey key) {
    return sum(key, ReservationState.HELD, ReservationLine::taken);
  }

  private long committed(StockKey key) {
    return sum(key, ReservationState.COMMITTED, ReservationLine::committed);
  }

  private long promised(StockKey key) {
    return isTracked(key) ? held(key) + committed(key) : 0;
  }

  private long sum(
      StockKey key, ReservationState state, Function<ReservationLine, Portion> amount) {
    return portions(key, state, amount).stream().mapToLong(Portion::quantity).sum();
  }

  private List<Portion> portions(
      StockKey key, ReservationState state, Function<ReservationLine, Portion> amount) {
    return entries.values().stream()
        .filter(entry -> entry instanceof Reservation it && it.state() == state)
        .flatMap(entry -> ((Reservation) entry).lines().stream())
        .filter(line -> line.key(shop).equals(key))
        .map(amount)
        .toList();
  }

  private boolean isTaken(StockKey key, UnitId unit) {
    List<Portion> taken =
        new ArrayList<>(portions(key, ReservationState.HELD, ReservationLine::taken));
    taken.addAll(portions(key, ReservationState.COMMITTED, ReservationLine::committed));
    return taken.stream().anyMatch(portion -> portion.units().contains(unit));
  }

  boolean isTracked(StockKey key) {
    return of(key).policy().kind() != StockKind.UNTRACKED;
  }

  private boolean isByUnit(StockKey key) {
    return of(key).policy().kind() == StockKind.UNITS;
  }

  Outcome<StockLevel> define(StockDefinition definition) {
    StockKey key = definition.key();
    StockPolicy policy = definition.policy();
    if (!stocks.containsKey(key)) {
      stocks.put(
          key, new Stock(policy, definition.opening(), Set.of(), definition.opening() > 0 ? 1 : 0));
      return Outcome.done(level(key));
    }
    Stock stock = of(key);
    if (stock.policy().equals(policy)) {
      return Outcome.replayed(level(key));
    }
    StockKind from = stock.policy().kind();
    StockKind to = policy.kind();
    long promised = held(key) + committed(key);
    boolean viaUnits = from != to && (from == StockKind.UNITS || to == StockKind.UNITS);
    if (viaUnits && (stock.onHand() != 0 || promised != 0)) {
      return Outcome.refused(new PolicyConflict(key, ""));
    }
    if (from == StockKind.UNTRACKED && to == StockKind.QUANTITY) {
      Refusal refusal = trackAgain(key, stock, definition, promised);
      return refusal == null ? Outcome.done(level(key)) : Outcome.refused(refusal);
    }
    stocks.put(key, new Stock(policy, stock.onHand(), stock.units(), stock.moves()));
    return Outcome.done(level(key));
  }

  private @Nullable Refusal trackAgain(
      StockKey key, Stock stock, StockDefinition definition, long promised) {
    StockCount count = definition.count();
    if (count == null) {
      return new CountRequired(level(key));
    } else if (count.onHandVersion() != stock.moves()) {
      return new OnHandChanged(count.onHandVersion(), level(key));
    } else if (count.pieces() < promised) {
      return new StockPromised(key, stock.onHand(), promised);
    }
    stocks.put(
        key, new Stock(definition.policy(), count.pieces(), stock.units(), stock.moves() + 1));
    return null;
  }

  /**
   * Returns whether the lines can be taken. Adds the portion of each line, and the lines that get
   * nothing because the stock is short.
   */
  @Nullable Refusal claim(
      List<Line> lines, Fill fill, List<Portion> taken, List<Shortage> shortages) {
    Refusal refusal = unfit(lines);
    if (refusal != null) {
      return refusal;
    }
    for (Line line : lines) {
      StockKey key = line.key(shop);
      List<UnitId> free = line.units().stream().filter(unit -> !isTaken(key, unit)).toList();
      long available = isByUnit(key) ? free.size() : level(key).available();
      long most = Math.min(line.quantity(), available);
      boolean enough = fill == Fill.UP_TO_AVAILABLE ? most > 0 : most == line.quantity();
      if (!enough) {
        List<UnitId> others = new ArrayList<>(line.units());
        others.removeAll(free);
        shortages.add(new Shortage(key, line.quantity(), available, others));
      }
      taken.add(enough ? new Portion(most, free) : Portion.NONE);
    }
    boolean nothing = taken.stream().allMatch(portion -> portion.quantity() == 0);
    boolean refused = fill == Fill.UP_TO_AVAILABLE ? nothing : !shortages.isEmpty();
    return refused ? new InsufficientStock(List.copyOf(shortages)) : null;
  }

  private @Nullable Refusal unfit(List<Line> lines) {
    List<StockKey> unknown =
        lines.stream().map(line -> line.key(shop)).filter(key -> !stocks.containsKey(key)).toList();
    if (!unknown.isEmpty()) {
      return new UnknownSku(unknown);
    }
    List<StockKey> withoutUnits =
        lines.stream()
            .filter(line -> line.units().isEmpty() && isByUnit(line.key(shop)))
            .map(line -> line.key(shop))
            .toList();
    if (!withoutUnits.isEmpty()) {
      return new UnitsRequired(withoutUnits);
    }
    List<UnitKey> unknownUnits = new ArrayList<>();
    for (Line line : lines) {
      StockKey key = line.key(shop);
      line.units().stream()
          .filter(unit -> !of(key).units().contains(unit))
          .forEach(unit -> unknownUnits.add(new UnitKey(key, unit)));
    }
    return unknownUnits.isEmpty() ? null : new UnknownUnit(unknownUnits);
  }

  /**
   * Adds goods.
   *
   * @param receipts receives the receipt of each line that answers a restock request
   */
  @Nullable Refusal receive(ReceiveRequest request, List<Receipt> receipts) {
    List<StockKey> unknown = new ArrayList<>();
    List<StockKey> withoutUnits = new ArrayList<>();
    List<UnitKey> noUnits = new ArrayList<>();
    List<UnitKey> existing = new ArrayList<>();
    for (Line line : request.lines()) {
      StockKey key = line.key(shop);
      Stock stock = stocks.get(key);
      StockPolicy policy = stock == null ? request.createWith() : stock.policy();
      if (policy == null) {
        unknown.add(key);
      } else if (policy.kind() != StockKind.UNITS) {
        line.units().forEach(unit -> noUnits.add(new UnitKey(key, unit)));
      } else if (line.units().isEmpty()) {
        withoutUnits.add(key);
      } else if (stock != null) {
        line.units().stream()
            .filter(stock.units()::contains)
            .forEach(unit -> existing.add(new UnitKey(key, unit)));
      }
    }
    if (!unknown.isEmpty()) {
      return new UnknownSku(unknown);
    } else if (!withoutUnits.isEmpty()) {
      return new UnitsRequired(withoutUnits);
    } else if (!noUnits.isEmpty()) {
      return new UnknownUnit(noUnits);
    } else if (!existing.isEmpty()) {
      return new UnitsExist(existing);
    }
    if (request.answers() != null) {
      return answer(request.lines().get(0), request.answers(), receipts);
    }
    for (Line line : request.lines()) {
      StockKey key = line.key(shop);
      if (!stocks.containsKey(key) && request.createWith() != null) {
        stocks.put(key, new Stock(request.createWith(), 0, Set.of(), 0));
      }
      arrive(key, Portion.of(line));
    }
    return null;
  }

  private @Nullable Refusal answer(Line line, RestockRequestId id, List<Receipt> receipts) {
    StockKey key = line.key(shop);
    if (!reorders.isGiven(key, id)) {
      return new UnknownRestockRequest(key, id);
    }
    Receipt receipt = reorders.receive(key, id, line.quantity());
    receipts.add(receipt);
    long accepted = line.quantity() - receipt.withheld();
    if (accepted > 0) {
      List<UnitId> units = line.units();
      arrive(
          key, new Portion(accepted, units.isEmpty() ? units : units.subList(0, (int) accepted)));
    }
    return null;
  }

  @Nullable Refusal adjust(AdjustRequest request) {
    StockKey key = request.key();
    Stock stock = stocks.get(key);
    if (stock == null) {
      return new UnknownSku(List.of(key));
    }
    List<UnitKey> units = request.units().stream().map(unit -> new UnitKey(key, unit)).toList();
    if (isByUnit(key) && units.isEmpty()) {
      return new UnitsRequired(List.of(key));
    }
    List<UnitKey> here =
        units.stream().filter(unit -> stock.units().contains(unit.unit())).toList();
    List<UnitKey> notHere = units.stream().filter(unit -> !here.contains(unit)).toList();
    if (!isByUnit(key) && !units.isEmpty()) {
      return new UnknownUnit(units);
    }
    Portion moved = new Portion(Math.abs(request.delta()), request.units());
    if (request.delta() > 0) {
      if (!here.isEmpty()) {
        return new UnitsExist(here);
      }
      arrive(key, moved);
      return null;
    }
    if (!notHere.isEmpty()) {
      return new UnknownUnit(notHere);
    }
    List<UnitId> taken = request.units().stream().filter(unit -> isTaken(key, unit)).toList();
    if (!taken.isEmpty()) {
      int free = units.size() - taken.size();
      return new InsufficientStock(List.of(new Shortage(key, units.size(), free, taken)));
    }
    if (stock.onHand() + request.delta() < promised(key)) {
      return new StockPromised(key, stock.onHand(), promised(key));
    }
    depart(key, moved);
    return null;
  }

  @Nullable Refusal setOnHand(SetOnHandRequest request) {
    StockKey key = request.key();
    Stock stock = stocks.get(key);
    if (stock == null) {
      return new UnknownSku(List.of(key));
    } else if (isByUnit(key)) {
      return new UnitsRequired(List.of(key));
    }
    StockCount count = request.count();
    if (stock.moves() != count.onHandVersion()) {
      return new OnHandChanged(count.onHandVersion(), level(key));
    } else if (count.pieces() < promised(key)) {
      return new StockPromised(key, stock.onHand(), promised(key));
    }
    stocks.put(key, new Stock(stock.policy(), count.pieces(), stock.units(), stock.moves() + 1));
    return null;
  }

  /** Removes sold goods. Untracked stock has no number to subtract from. */
  void leave(StockKey key, Portion sold, ReservationId buyer) {
    if (sold.quantity() > 0) {
      depart(key, isTracked(key) ? sold : Portion.NONE);
      sold.units().forEach(unit -> buyers.put(new UnitKey(key, unit), buyer));
    }
  }

  /** Returns a portion without the wanted units that somebody else bought last. */
  Portion withoutSoldAgain(StockKey key, Portion portion, ReturnRequest request) {
    List<UnitId> units = new ArrayList<>(portion.units());
    for (Line line : request.lines()) {
      if (line.key(shop).equals(key)) {
        line.units().stream()
            .filter(unit -> isSoldAgain(new UnitKey(key, unit), request.reservation()))
            .forEach(units::remove);
      }
    }
    return new Portion(portion.quantity() - portion.units().size() + units.size(), units);
  }

  private boolean isSoldAgain(UnitKey unit, ReservationId buyer) {
    return !buyers.getOrDefault(unit, buyer).equals(buyer);
  }

  @Nullable Refusal takeBack(ReturnRequest request) {
    boolean restocked = request.disposition() == ReturnRequest.Disposition.RESTOCK;
    List<UnitKey> existing = new ArrayList<>();
    for (Line line : request.lines()) {
      StockKey key = line.key(shop);
      if (restocked && isByUnit(key) == line.units().isEmpty()) {
        return new PolicyConflict(key, "");
      }
      line.units().stream()
          .filter(of(key).units()::contains)
          .forEach(unit -> existing.add(new UnitKey(key, unit)));
    }
    if (!existing.isEmpty()) {
      return new UnitsExist(existing);
    }
    if (!restocked) {
      return null;
    }
    for (Line line : request.lines()) {
      arrive(line.key(shop), isTracked(line.key(shop)) ? Portion.of(line) : Portion.NONE);
    }
    return null;
  }

  private void arrive(StockKey key, Portion portion) {
    Set<UnitId> units = new TreeSet<>(of(key).units());
    units.addAll(portion.units());
    portion.units().forEach(unit -> buyers.remove(new UnitKey(key, unit)));
    stocks.put(key, moved(of(key), portion.quantity(), units));
  }

  private static Stock moved(Stock from, long pieces, Set<UnitId> units) {
    return new Stock(from.policy(), from.onHand() + pieces, units, from.moves() + 1);
  }

  private void depart(StockKey key, Portion portion) {
    Set<UnitId> units = new TreeSet<>(of(key).units());
    portion.units().forEach(units::remove);
    stocks.put(key, moved(of(key), -portion.quantity(), units));
  }
}
