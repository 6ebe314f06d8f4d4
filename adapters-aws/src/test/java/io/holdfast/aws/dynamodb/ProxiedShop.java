package io.holdfast.aws.dynamodb;

import io.holdfast.aws.dynamodb.faults.FaultProxy;
import io.holdfast.aws.dynamodb.faults.FullTimeClient;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A shop with one article, whose requests go through a proxy, and a rival that bypasses the proxy.
 */
public final class ProxiedShop implements AutoCloseable {
  static final String READ = "TransactGetItems";
  static final String WRITE = "TransactWriteItems";
  static final Sku CUP = new Sku("cup");

  final FaultProxy proxy = new FaultProxy(DynamoDbLocal.shared().endpoint());
  public final SettableClock clock = new SettableClock();
  public final ShopId shop = OnDynamoDb.newShop();
  public final StockKey key = StockKey.of(shop, CUP);
  public final DynamoDbClient client = TestClients.build(proxy.endpoint());
  public final Inventory inventory;

  /** Another process, which does not use the proxy. */
  public final Inventory rival;

  ProxiedShop(long onHand, Duration deadline, Duration requestTimeout) {
    this(onHand, deadline, requestTimeout, UnaryOperator.identity());
  }

  private ProxiedShop(
      long onHand,
      Duration deadline,
      Duration requestTimeout,
      UnaryOperator<DynamoDbClient> wrapping) {
    rival = Inventory.create(OnDynamoDb.options(OnDynamoDb.Shared.CLIENT, clock).build());
    rival.define(StockDefinition.withOpening(key, onHand)).orElseThrow();
    inventory =
        Inventory.create(
            OnDynamoDb.options(wrapping.apply(client), clock)
                .deadline(deadline)
                .requestTimeout(requestTimeout)
                .build());
  }

  /** Creates a shop with this number of cups and the default time limits. */
  public static ProxiedShop with(long onHand) {
    return new ProxiedShop(onHand, Duration.ofSeconds(10), Duration.ofSeconds(2));
  }

  /**
   * Creates a shop whose calls give up early. The last write before the deadline has its full time
   * all the same, so an answer that is late on a busy machine is not lost.
   */
  public static ProxiedShop impatient(long onHand) {
    return new ProxiedShop(
        onHand, Duration.ofMillis(800), Duration.ofSeconds(2), FullTimeClient::new);
  }

  public Outcome<Reservation> commit(String id) {
    return inventory.commit(order(id));
  }

  public CommitRequest order(String id) {
    return CommitRequest.of(shop, new ReservationId(id), Line.of("cup", 1));
  }

  /** Returns a request to hold pieces for one minute. */
  public HoldRequest hold(String id, long pieces) {
    return HoldRequest.of(
        shop, new ReservationId(id), Duration.ofMinutes(1), Line.of("cup", pieces));
  }

  public StockLevel level() {
    return rival.level(key).orElseThrow();
  }

  public boolean isSold(String id) {
    return rival.reservation(shop, new ReservationId(id)).isPresent();
  }

  @Override
  public void close() {
    inventory.close();
    rival.close();
    client.close();
    proxy.close();
  }
}
