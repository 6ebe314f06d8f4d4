package io.holdfast.examples.ticketsgrpc.observe;

import io.grpc.ServerInterceptor;
import io.holdfast.examples.ticketsgrpc.sale.Check;
import io.holdfast.examples.ticketsgrpc.sale.SaleObserver;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.spi.InventoryStore;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.sql.DataSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The traces and metrics of one server: a trace goes from the client through the call, the command
 * and its batch to the database. Safe for use by any number of threads.
 */
public final class Observability implements SaleObserver, AutoCloseable {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final OpenTelemetry telemetry;
  private final boolean traced;
  private final SaleMetrics sales = new SaleMetrics(registry);
  private final CommandSpans commands;
  private final ServerInterceptor calls;
  private final ExecutionInterceptor dynamoDb;

  /**
   * Creates the traces and metrics.
   *
   * @param telemetry the SDK, which is closed with this object; {@link OpenTelemetry#noop} for no
   *     traces
   * @param table the DynamoDB table of the store, for the labels of metrics
   */
  public Observability(OpenTelemetry telemetry, String table) {
    this.telemetry = telemetry;
    traced = telemetry != OpenTelemetry.noop();
    commands = new CommandSpans(telemetry);
    calls = new CallObserver(new CallMetrics(registry), new CallSpans(telemetry));
    dynamoDb = new DynamoDbObserver(telemetry, registry, table);
  }

  /** Returns the registry of the metrics. */
  public PrometheusRegistry registry() {
    return registry;
  }

  /** Returns the observer of calls. */
  public ServerInterceptor calls() {
    return calls;
  }

  /** Returns the observer of the results of commands. */
  public InventoryListener sales() {
    return sales;
  }

  /** Returns a store whose transactions are in the traces. */
  public InventoryStore traced(InventoryStore store) {
    return traced ? new TracedStore(store, telemetry, commands) : store;
  }

  /** Returns a data source whose statements are in the traces. */
  public DataSource traced(DataSource database) {
    return traced ? JdbcTelemetry.create(telemetry).wrap(database) : database;
  }

  /** Returns the observer of requests to DynamoDB. */
  public ExecutionInterceptor dynamoDb() {
    return dynamoDb;
  }

  @Override
  public void onCheck(TicketRequest tickets, Check check) {
    sales.checked(tickets.isBySeat(), check.available());
  }

  @Override
  public void onRefused(CommandKind command, TicketRequest tickets) {
    sales.refused(command, tickets.isBySeat());
  }

  @Override
  public <T> CompletionStage<T> observe(
      String name, ReservationId id, TicketRequest tickets, Supplier<CompletionStage<T>> command) {
    return traced ? commands.observe(name, id, tickets, command) : command.get();
  }

  /** Sends the spans that are still here, and closes the SDK. */
  @Override
  public void close() {
    if (telemetry instanceof OpenTelemetrySdk sdk) {
      sdk.close();
    }
  }
}
