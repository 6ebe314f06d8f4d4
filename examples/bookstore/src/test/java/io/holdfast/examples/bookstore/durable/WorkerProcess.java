package io.holdfast.examples.bookstore.durable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.examples.bookstore.billing.BillingDouble;
import io.holdfast.examples.bookstore.billing.BillingMode;
import io.holdfast.examples.bookstore.checks.FaultySteps;
import io.holdfast.examples.bookstore.checks.KillPoints;
import io.holdfast.examples.bookstore.checks.Scene;
import io.holdfast.examples.bookstore.courier.CourierQueue;
import io.holdfast.examples.bookstore.courier.LocalAws;
import io.holdfast.examples.bookstore.courier.SnsNotifier;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.points.JdbcPoints;
import io.holdfast.examples.bookstore.steps.BookstoreSteps;
import io.holdfast.examples.bookstore.steps.StockSteps;
import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.JdbcShop;
import io.holdfast.examples.host.AwsClients;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.JdbcInventoryStore;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A worker in a process of its own. It halts when all executions stand at their kill points. */
final class WorkerProcess {
  static final int HALTED = 137;

  private WorkerProcess() {}

  /** Starts a process. */
  static Process start(Scene scene, String jdbcUrl) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerProcess.class.getName(),
                jdbcUrl));
    command.addAll(scene.place());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Runs until it halts, or until its input ends. */
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(40);
    config.setMinimumIdle(2);
    AwsClients aws = new AwsClients(LocalAws.REGION);
    try (HikariDataSource pool = new HikariDataSource(config);
        SqsClient sqs = aws.sqs(URI.create(args[1]));
        SnsClient sns = aws.sns(URI.create(args[3]));
        Inventory inventory = Inventory.create(JdbcInventoryStore.builder(pool).build())) {
      Database database = new Database(pool);
      JdbcShop shop = new JdbcShop(database);
      CheckoutSteps steps =
          new BookstoreSteps(
              new StockSteps(
                  inventory.forShop(new ShopId("bookstore")), shop, shop, Scene.TIMING.holdTtl()),
              new JdbcPoints(database),
              new BillingDouble(database, () -> BillingMode.PAYS),
              new CourierQueue(sqs, args[2]),
              new SnsNotifier(sns, args[4]));
      AutoCloseable worker =
          new SchedulerEngine(
                  database,
                  Scene.TIMING,
                  new SchedulerEngine.Pace(32, Duration.ofMillis(50), Duration.ofSeconds(2)))
              .startWorker(
                  new FaultySteps(steps, new KillPoints(() -> Runtime.getRuntime().halt(HALTED))));
      // Ends with the process that has started it.
      byte[] unused = System.in.readAllBytes();
      worker.close();
    }
  }
}
