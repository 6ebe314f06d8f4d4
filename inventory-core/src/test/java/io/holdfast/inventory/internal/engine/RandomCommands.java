package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.internal.command.AdjustCommand;
import io.holdfast.inventory.internal.command.CancelCommand;
import io.holdfast.inventory.internal.command.CancelRestockCommand;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.command.CommitCommand;
import io.holdfast.inventory.internal.command.DefineCommand;
import io.holdfast.inventory.internal.command.DispatchCommand;
import io.holdfast.inventory.internal.command.HoldCommand;
import io.holdfast.inventory.internal.command.HoldLimits;
import io.holdfast.inventory.internal.command.ReceiveCommand;
import io.holdfast.inventory.internal.command.ReleaseCommand;
import io.holdfast.inventory.internal.command.ReturnCommand;
import io.holdfast.inventory.internal.command.SetOnHandCommand;
import io.holdfast.inventory.internal.command.SetRestockPolicyCommand;
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
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.SupplierId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random commands on few articles and few ids, so that they conflict. */
final class RandomCommands {
  static final ShopId SHOP = new ShopId("shop");
  private static final SupplierId SUPPLIER = new SupplierId("factory");
  private static final Reason REASON = new Reason("test");
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final HoldLimits LIMITS = new HoldLimits(TTL, TTL);
  private static final List<String> BY_QUANTITY = List.of("tea", "cup", "download");

  private final Random random;

  RandomCommands(long seed) {
    this.random = new Random(seed);
  }

  static List<Command<?>> opening() {
    return List.of(
        new DefineCommand(new StockDefinition(key("tea"), StockPolicy.quantity(1), 6)),
        new DefineCommand(StockDefinition.withOpening(key("cup"), 3)),
        new DefineCommand(StockDefinition.of(key("download"), StockPolicy.untracked())),
        new DefineCommand(StockDefinition.of(key("gig"), StockPolicy.units())),
        new ReceiveCommand(
            ReceiveRequest.of(SHOP, new OperationId("open"), Line.units("gig", "a", "b", "c"))),
        new SetRestockPolicyCommand(key("tea"), RestockPolicy.lots(SUPPLIER, 1, 2)),
        new SetRestockPolicyCommand(key("gig"), RestockPolicy.lots(SUPPLIER, 0, 1)));
  }

  static StockKey key(String sku) {
    return StockKey.of(SHOP, new Sku(sku));
  }

  List<Command<?>> some(int count) {
    List<Command<?>> commands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      commands.add(next());
    }
    return commands;
  }

  private Command<?> next() {
    ReservationId id = new ReservationId("r" + random.nextInt(6));
    OperationId operation =
        new OperationId((random.nextInt(8) == 0 ? "r" : "o") + random.nextInt(6));
    StockKey key = key(BY_QUANTITY.get(random.nextInt(2)));
    return switch (random.nextInt(20)) {
      case 15 -> new SetRestockPolicyCommand(key, policy());
      case 16 -> new CancelRestockCommand(key, request(key));
      case 17, 18 ->
          new ReceiveCommand(
              ReceiveRequest.of(SHOP, operation, Line.of(key.sku().value(), 1 + random.nextInt(4)))
                  .answering(request(key)));
      case 0, 1 -> new HoldCommand(HoldRequest.of(SHOP, id, TTL, lines()), LIMITS);
      case 2 -> new HoldCommand(HoldRequest.of(SHOP, id, TTL, lines()).upToAvailable(), LIMITS);
      case 3, 4 -> new CommitCommand(CommitRequest.of(SHOP, id, lines()));
      case 5 -> new CommitCommand(CommitRequest.ofHold(SHOP, id));
      case 6 -> new CommitCommand(CommitRequest.partOfHold(SHOP, id, lines()));
      case 7 -> new ReleaseCommand(SHOP, id, id.entry());
      case 8 -> new CancelCommand(SHOP, id.entry());
      case 9 -> new DispatchCommand(SHOP, id.entry());
      case 10 -> new ReturnCommand(ReturnRequest.restock(SHOP, operation, id, lines()));
      case 14 -> new ReturnCommand(ReturnRequest.writeOff(SHOP, operation, id, lines()));
      case 11 -> new ReceiveCommand(ReceiveRequest.of(SHOP, operation, quantity()));
      case 12 ->
          new AdjustCommand(
              AdjustRequest.by(key, operation, random.nextBoolean() ? 1 : -1, REASON));
      default ->
          new SetOnHandCommand(
              new SetOnHandRequest(
                  key, operation, new StockCount(random.nextInt(7), random.nextInt(7)), REASON));
    };
  }

  private @Nullable RestockPolicy policy() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> RestockPolicy.upTo(SUPPLIER, 0, 4);
      default -> RestockPolicy.lots(SUPPLIER, random.nextInt(3), 2);
    };
  }

  /** Returns a request that may exist, always at the same time. */
  private RestockRequestId request(StockKey key) {
    return RestockRequestId.of(key, 1 + random.nextInt(3), MapRows.START);
  }

  private Line quantity() {
    return Line.of(BY_QUANTITY.get(random.nextInt(3)), 1 + random.nextInt(3));
  }

  private Line[] lines() {
    Line first = quantity();
    return switch (random.nextInt(4)) {
      case 0 -> new Line[] {first, quantity()};
      case 1 ->
          new Line[] {first, Line.units("gig", List.of("a", "b", "c", "x").get(random.nextInt(4)))};
      default -> new Line[] {first};
    };
  }
}
