package host.scene;

import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.Duration;

/** A shop that sells all it has, asks for more, and gets it. */
public final class Scene {
  /** The one shop. */
  public static final ShopId SHOP = new ShopId("tea-house");

  /** Its one article. */
  public static final StockKey SENCHA = StockKey.of(SHOP, new Sku("sencha"));

  private Scene() {}

  /** Plays the scene, with goods that come at once, and does something once. */
  public static void play(Inventory inventory, RestockOutbox outbox, IdempotencyStore once) {
    sellOut(inventory);
    RestockRelay.create(outbox, request -> receive(inventory, request)).runOnce();
    audit(inventory);
    once(once);
  }

  /** Sells the only two pieces, so that ten are asked for. */
  public static void sellOut(Inventory inventory) {
    inventory.define(StockDefinition.withOpening(SENCHA, 2)).orElseThrow();
    inventory
        .setRestockPolicy(SENCHA, RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10))
        .orElseThrow();
    ReservationId ann = new ReservationId("order-ann");
    Line one = Line.of("sencha", 1);
    inventory.hold(HoldRequest.of(SHOP, ann, Duration.ofMinutes(10), one)).orElseThrow();
    inventory.commit(CommitRequest.ofHold(SHOP, ann)).orElseThrow();
    inventory.commit(CommitRequest.of(SHOP, new ReservationId("order-bob"), one)).orElseThrow();
    check(
        !inventory.commit(CommitRequest.of(SHOP, new ReservationId("order-eve"), one)).isDone(),
        "a third piece was sold");
  }

  /** Books what was asked for. */
  public static void receive(Inventory inventory, RestockRequest request) {
    Line goods = Line.of(request.key().sku().value(), request.quantity());
    OperationId id = new OperationId("delivery-" + request.number());
    inventory
        .receive(ReceiveRequest.of(request.key().shop(), id, goods).answering(request.id()))
        .orElseThrow();
  }

  /** Reads everything, and finds ten pieces and nothing wrong. */
  public static void audit(Inventory inventory) {
    check(inventory.verify(SHOP).isClean(), "verify found something");
    check(inventory.levels(SHOP, null, 10).items().size() == 1, "levels are missing");
    check(!inventory.stockMovements(SENCHA, null, 10).items().isEmpty(), "movements are missing");
    check(inventory.sweep(SHOP, 10) != null, "no report");
    long available = inventory.level(SENCHA).orElseThrow().available();
    check(available == 10, available + " are left");
  }

  /** Does something once that is asked for twice. */
  public static void once(IdempotencyStore store) {
    IdempotentExecutor idempotent = IdempotentExecutor.create(store);
    ClaimRequest request =
        ClaimRequest.of(
            new IdempotencyKey(SHOP, "checkout", "key-1"), Fingerprint.sha256("one cup"));
    for (int i = 0; i < 2; i++) {
      String answer =
          idempotent
              .run(request, () -> "charged")
              .fold(done -> done.answer().text(), inProgress -> "", otherPayload -> "");
      check(answer.equals("charged"), "answered: " + answer);
    }
  }

  /** Fails with this text if something is not so. */
  public static void check(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
