package io.holdfast.examples.bookstore.checks;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.examples.bookstore.billing.Billing;
import io.holdfast.examples.bookstore.billing.BillingDouble;
import io.holdfast.examples.bookstore.billing.BillingMode;
import io.holdfast.examples.bookstore.courier.CourierQueue;
import io.holdfast.examples.bookstore.courier.CourierWorker;
import io.holdfast.examples.bookstore.courier.Couriers;
import io.holdfast.examples.bookstore.courier.SnsNotifier;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.flow.Visit;
import io.holdfast.examples.bookstore.points.JdbcPoints;
import io.holdfast.examples.bookstore.points.Points;
import io.holdfast.examples.bookstore.steps.BookstoreSteps;
import io.holdfast.examples.bookstore.steps.Catalogue;
import io.holdfast.examples.bookstore.steps.StockSteps;
import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.JdbcShop;
import io.holdfast.examples.bookstore.store.Schema;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** A bookstore on an H2 database in memory, with the seed data of the reference system. */
public final class Scene implements AutoCloseable {
  /** 500 pieces at 20. */
  public static final String RULE = "BOOK-RULE";

  /** 400 pieces at 75. */
  public static final String PAJAMAS = "BOOK-PAJAMAS";

  /** 10 pieces at 5. */
  public static final String TEN = "BOOK-TEN";

  /** Has 300 points. */
  public static final String ANN = "USER-ANN";

  /** Has 100 points. */
  public static final String BOB = "USER-BOB";

  /** The only courier. */
  public static final String COURIER = "courier@example.com";

  /** Times that make a test short. */
  public static final Timing TIMING =
      new Timing(
          Duration.ofMillis(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofHours(1));

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  public final Database database;
  public final ShopInventory inventory;
  public final Points points;
  public volatile BillingMode billingMode = BillingMode.PAYS;
  public volatile Couriers couriers = (order, search) -> Optional.of(COURIER);

  private final String queueUrl = Servers.queue("orders");
  private final CourierQueue queue = new CourierQueue(Servers.SQS, queueUrl);
  private final HikariDataSource pool;
  private final Inventory whole;
  private final StockSteps stock;
  private final CheckoutSteps steps;
  private final String mailUrl = Servers.queue("mail");
  private final String topicArn = Servers.topic(mailUrl);
  private EngineUnderTest engine;
  private @Nullable CourierWorker worker;

  /** Opens a scene without a worker. */
  public static Scene open(EngineFactory factory, Timing timing) {
    return open(factory, timing, billing -> billing);
  }

  /** Opens a scene without a worker, in a database that other processes may open, too. */
  public static Scene openAt(String jdbcUrl, EngineFactory factory, Timing timing) {
    return new Scene(jdbcUrl, factory, timing, billing -> billing);
  }

  /** Opens a scene without a worker, and with another billing service. */
  public static Scene open(
      EngineFactory factory, Timing timing, Function<Billing, Billing> billing) {
    return new Scene("jdbc:h2:mem:" + UUID.randomUUID(), factory, timing, billing);
  }

  private Scene(
      String jdbcUrl,
      EngineFactory factory,
      Timing timing,
      Function<Billing, Billing> otherBilling) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(60);
    config.setMinimumIdle(2);
    pool = new HikariDataSource(config);
    database = new Database(pool);
    Schema.create(database);
    whole = Inventory.create(JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build());
    inventory = whole.forShop(new ShopId("bookstore"));
    JdbcShop shop = new JdbcShop(database);
    points = new JdbcPoints(database);
    book(shop, RULE, "The 10X Rule", 20, 500);
    book(shop, PAJAMAS, "The Boy in the Striped Pajamas", 75, 400);
    book(shop, TEN, "Ten", 5, 10);
    points.define(ANN, 300);
    points.define(BOB, 100);
    stock = new StockSteps(inventory, shop, shop, timing.holdTtl());
    Billing billing = otherBilling.apply(new BillingDouble(database, () -> billingMode));
    steps =
        new BookstoreSteps(stock, points, billing, queue, new SnsNotifier(Servers.SNS, topicArn));
    engine = factory.create(database, timing);
  }

  /** Creates the engine of a scene. */
  public interface EngineFactory {
    /** Creates an engine without workers. It may use the database of the scene. */
    EngineUnderTest create(Database database, Timing timing);
  }

  private void book(JdbcShop shop, String id, String title, long price, long pieces) {
    shop.define(new Catalogue.Listing(id, title, price));
    StockLevel unused =
        inventory
            .define(StockDefinition.withOpening(inventory.key(new Sku(id)), pieces))
            .orElseThrow();
  }

  /** Starts a worker; nobody finds couriers. */
  public Scene workWithoutCouriers() {
    engine.startWorker(steps);
    return this;
  }

  /** Starts a worker, and the worker that finds couriers. */
  public Scene work() {
    return work((step, after, name) -> {});
  }

  /** Starts a worker with faults, and the worker that finds couriers unless it runs. */
  public Scene work(FaultySteps.Fault fault) {
    engine.startWorker(new FaultySteps(steps, fault));
    findCouriers();
    return this;
  }

  /** Starts the worker that finds couriers, unless it runs. */
  public void findCouriers() {
    if (worker == null) {
      worker =
          new CourierWorker(
                  queue,
                  engine.engine().tokens(),
                  (order, search) -> couriers.find(order, search),
                  stock,
                  0)
              .start();
    }
  }

  public Engine engine() {
    return engine.engine();
  }

  public EngineUnderTest workers() {
    return engine;
  }

  /** Returns what another process needs to run the executions of this scene. */
  public List<String> place() {
    return List.of(Servers.AWS.sqs().toString(), queueUrl, Servers.AWS.sns().toString(), topicArn);
  }

  /** Returns the steps without faults. */
  public CheckoutSteps steps() {
    return steps;
  }

  /** Starts an execution. */
  public Execution start(
      String name, String user, String book, long pieces, @Nullable Boolean redeem) {
    return engine().start(new ExecutionName(name), new CheckoutInput(user, book, pieces, redeem));
  }

  /** Starts an execution and waits until it is over. */
  public Execution checkout(
      String name, String user, String book, long pieces, @Nullable Boolean redeem) {
    Execution unused = start(name, user, book, pieces, redeem);
    return over(name);
  }

  /** Waits until an execution is over. */
  public Execution over(String name) {
    until(() -> engine().describe(new ExecutionName(name)).orElseThrow().isOver());
    return engine().describe(new ExecutionName(name)).orElseThrow();
  }

  /** Waits for what other threads do. */
  public static void until(Callable<Boolean> holds) {
    // Threads of killed workers end with exceptions.
    await()
        .dontCatchUncaughtExceptions()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(holds);
  }

  /** Returns the names of the states that an execution has entered. */
  public static List<String> states(Execution execution) {
    return execution.history().stream().map(Visit::state).toList();
  }

  public StockLevel level(String book) {
    return inventory.level(new Sku(book)).orElseThrow();
  }

  public long pointsOf(String user) {
    return points.balance(user).orElseThrow();
  }

  /** Returns the next order that waits for a courier, as it is in the queue. */
  public Message order() {
    List<Message> orders = new ArrayList<>();
    until(
        () ->
            orders.addAll(
                Servers.SQS
                    .receiveMessage(
                        request -> request.queueUrl(queueUrl).messageAttributeNames("All"))
                    .messages()));
    return orders.get(0);
  }

  /** Deletes an order from the queue. */
  public void forget(Message order) {
    Object unused =
        Servers.SQS.deleteMessage(
            request -> request.queueUrl(queueUrl).receiptHandle(order.receiptHandle()));
  }

  /** Delivers an order to the couriers once more. */
  public void deliverAgain(Message order) {
    Object unused =
        Servers.SQS.sendMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .messageBody(order.body())
                    .messageAttributes(order.messageAttributes()));
  }

  /** Returns whether the queue has no message, neither waiting nor in progress. */
  public boolean noOrderIsLeft() {
    Map<String, String> counts =
        Servers.SQS
            .getQueueAttributes(
                request -> request.queueUrl(queueUrl).attributeNamesWithStrings("All"))
            .attributesAsStrings();
    return counts.get("ApproximateNumberOfMessages").equals("0")
        && counts.get("ApproximateNumberOfMessagesNotVisible").equals("0");
  }

  /** Returns the messages that the topic has delivered, and that were not taken before. */
  public List<Message> mail() {
    return Servers.SQS
        .receiveMessage(
            request -> request.queueUrl(mailUrl).maxNumberOfMessages(10).waitTimeSeconds(0))
        .messages();
  }

  @Override
  public void close() {
    engine.close();
    if (worker != null) {
      worker.close();
    }
    whole.close();
    pool.close();
  }
}
