package io.holdfast.examples.ticketsgrpc;

import io.holdfast.examples.ticketsgrpc.imports.Import;
import io.holdfast.examples.ticketsgrpc.observe.Observability;
import io.holdfast.examples.ticketsgrpc.observe.Telemetry;
import io.holdfast.examples.ticketsgrpc.sale.NewEvent;
import io.holdfast.examples.ticketsgrpc.store.DynamoDbClients;
import io.holdfast.examples.ticketsgrpc.store.OpenStore;
import io.holdfast.examples.ticketsgrpc.store.Stores;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.ShopId;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The command {@code tickets-grpc}. */
@Command(
    name = "tickets-grpc",
    description = "Sells tickets over gRPC, by number and by seat, and never one of them twice.",
    sortOptions = false)
public final class TicketsGrpc implements Callable<Integer> {
  @Mixin Settings settings;

  @Option(
      names = "--probe",
      description = "Ask the server on --grpc-port for its health, and end with 0 or 1.")
  private boolean probe;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  private TicketsGrpc() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    // gRPC logs through the logger of the JDK.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(commandLine(System.getenv()).execute(args));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    CommandLine command = new CommandLine(new TicketsGrpc());
    command.registerConverter(Duration.class, new DurationText());
    command.registerConverter(ShopId.class, ShopId::new);
    command.registerConverter(NewEvent.class, NewEvent::parse);
    return command
        .setDefaultValueProvider(new EnvironmentDefaults(environment))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(TicketsGrpc::told)
        .setUsageHelpAutoWidth(true);
  }

  /** Tells what the operator can change in one line. Anything else keeps its stack trace. */
  private static int told(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(e instanceof InventoryException || e instanceof IOException)) {
      throw e;
    }
    command.getErr().println(command.getCommandName() + ": " + e.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    settings.check();
    if (probe) {
      return HealthProbe.isServing(settings.grpcPort) ? 0 : 1;
    }
    return settings.imports ? runImport() : serve();
  }

  private int serve() throws IOException, InterruptedException {
    Observability observability = observability();
    TicketService service = new TicketService(settings, open(observability), observability);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  stopped.countDown();
                }));
    System.out.println(
        "Tickets are sold at 127.0.0.1:"
            + service.grpcPort()
            + ", metrics at http://127.0.0.1:"
            + service.metricsPort()
            + "/metrics");
    stopped.await();
    return 0;
  }

  private int runImport() {
    try (Observability observability = observability();
        OpenStore store = open(observability);
        Inventory inventory = Inventory.create(store.store());
        DynamoDbClient source = DynamoDbClients.create(settings.store, observability.dynamoDb())) {
      Import.Report report =
          new Import(
                  source,
                  settings.store.dynamoDb().inventoryTable(),
                  settings.store.dynamoDb().seatsTable())
              .into(inventory, settings.shop);
      System.out.println(report.text());
      report.problems().forEach(System.err::println);
      return report.problems().isEmpty() ? 0 : 1;
    }
  }

  private OpenStore open(Observability observability) {
    return new Stores(observability::traced, observability.dynamoDb()).open(settings.store);
  }

  private Observability observability() {
    OpenTelemetry telemetry =
        settings.collector == null
            ? OpenTelemetry.noop()
            : Telemetry.exporting(settings.collector, settings.service(), settings.traceShare);
    return new Observability(telemetry, settings.store.dynamoDb().table());
  }
}
