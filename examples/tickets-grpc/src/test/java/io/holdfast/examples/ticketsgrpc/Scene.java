package io.holdfast.examples.ticketsgrpc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.traffic_tacos.reservation.v1.InventoryServiceGrpc;
import com.traffic_tacos.reservation.v1.ReserveSeatRequest;
import inventory.v1.InventoryGrpc;
import inventory.v1.InventoryOuterClass.CheckReq;
import inventory.v1.InventoryOuterClass.CommitReq;
import inventory.v1.InventoryOuterClass.ReleaseReq;
import inventory.v1.InventoryOuterClass.SeatRef;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.examples.ticketsgrpc.observe.Observability;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.examples.ticketsgrpc.store.OpenStore;
import io.holdfast.examples.ticketsgrpc.store.Stores;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.ForwardingStore;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * A running service with two events, and a client of both contracts: {@code evt} has 10 tickets,
 * {@code hall} has the seats.
 */
final class Scene implements AutoCloseable {
  static final ShopId SHOP = new ShopId("tickets");

  final TicketService service;
  final ManagedChannel channel;
  final InventoryGrpc.InventoryBlockingStub first;
  final InventoryServiceGrpc.InventoryServiceBlockingStub second;

  private Scene(TicketService service) {
    this.service = service;
    channel = channel(service.grpcPort());
    first = InventoryGrpc.newBlockingStub(channel);
    second = InventoryServiceGrpc.newBlockingStub(channel);
  }

  /** Opens a service on the store that the arguments select; in memory without any. */
  static Scene open(String... more) {
    return open(settings(more), new Observability(OpenTelemetry.noop(), "holdfast"));
  }

  static Scene open(Settings settings, Observability observability) {
    return open(
        settings,
        new Stores(observability::traced, observability.dynamoDb()).open(settings.store),
        observability);
  }

  /** Opens a service on a store of the test. */
  static Scene on(InventoryStore store, String... more) {
    Observability observability = new Observability(OpenTelemetry.noop(), "holdfast");
    return open(settings(more), new OpenStore(store, () -> {}), observability);
  }

  /** Opens a service on a table of DynamoDB Local, whose requests a test observes or changes. */
  static Scene onTable(String table, ExecutionInterceptor requests, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--store=dynamodb",
                "--endpoint=" + DynamoDbLocal.shared().endpoint(),
                "--table=" + table,
                "--ddb-timeout=30s"));
    args.addAll(Arrays.asList(more));
    Settings settings = settings(args.toArray(String[]::new));
    return open(
        settings,
        new Stores(database -> database, requests).open(settings.store),
        new Observability(OpenTelemetry.noop(), table));
  }

  static Scene open(Settings settings, OpenStore store, Observability observability) {
    try {
      return new Scene(new TicketService(settings, store, observability));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Scene inMemory() {
    return on(InMemoryInventoryStore.create());
  }

  /** Returns a store that fails in every command of the reservation {@code r-1}. */
  static InventoryStore failing(Supplier<RuntimeException> failure) {
    return new ForwardingStore(InMemoryInventoryStore.create()) {
      @Override
      public <R> R decide(Footprint footprint, Decision<R> decision) {
        if (footprint.entries().toString().contains("r-1")) {
          throw failure.get();
        }
        return super.decide(footprint, decision);
      }
    };
  }

  static Settings settings(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--grpc-port=0",
                "--metrics-port=0",
                "--grpc-timeout=20s",
                "--event=evt=10",
                "--event=hall=A:4"));
    args.addAll(Arrays.asList(more));
    if (args.stream().noneMatch(arg -> arg.startsWith("--store") || arg.startsWith("--jdbc"))) {
      args.add("--store=memory");
    }
    return settings(Map.of(), args);
  }

  static Settings settings(Map<String, String> environment, List<String> args) {
    picocli.CommandLine command = TicketsGrpc.commandLine(environment);
    command.setOverwrittenOptionsAllowed(true);
    command.parseArgs(args.toArray(String[]::new));
    Settings settings = command.<TicketsGrpc>getCommand().settings;
    settings.check();
    return settings;
  }

  static ManagedChannel channel(int port) {
    return Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create()).build();
  }

  Inventory inventory() {
    return service.inventory();
  }

  StockLevel level(String event) {
    return inventory().level(TicketRequest.ticketsOf(SHOP, new Sku(event))).orElseThrow();
  }

  VerifyReport verify() {
    return inventory().verify(SHOP);
  }

  static CheckReq check(String event, int qty, String... seats) {
    return CheckReq.newBuilder().setEventId(event).setQty(qty).addAllSeatIds(refs(seats)).build();
  }

  static CommitReq commit(String reservation, String event, int qty, String... seats) {
    return CommitReq.newBuilder()
        .setReservationId(reservation)
        .setEventId(event)
        .setQty(qty)
        .addAllSeatIds(refs(seats))
        .setPaymentIntentId("pay-" + reservation)
        .build();
  }

  static ReleaseReq release(String reservation, String event, int qty, String... seats) {
    return ReleaseReq.newBuilder()
        .setReservationId(reservation)
        .setEventId(event)
        .setQty(qty)
        .addAllSeatIds(refs(seats))
        .build();
  }

  static ReserveSeatRequest reserve(String reservation, String event, int qty, String... seats) {
    return ReserveSeatRequest.newBuilder()
        .setReservationId(reservation)
        .setEventId(event)
        .setQuantity(qty)
        .addAllSeatIds(Arrays.asList(seats))
        .build();
  }

  private static List<SeatRef> refs(String... seats) {
    return Arrays.stream(seats).map(id -> SeatRef.newBuilder().setSeatId(id).build()).toList();
  }

  /** Returns the failure of a call as {@code CODE REASON}. */
  static String failure(ThrowingCallable call) {
    StatusRuntimeException thrown = thrown(call);
    return thrown.getStatus().getCode() + " " + info(thrown).getReason();
  }

  static Status status(ThrowingCallable call) {
    return thrown(call).getStatus();
  }

  static StatusRuntimeException thrown(ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call);
  }

  /** Returns the details of a failure; empty if it has none. */
  static ErrorInfo info(StatusRuntimeException thrown) {
    com.google.rpc.Status status = StatusProto.fromThrowable(thrown);
    for (Any detail : status == null ? List.<Any>of() : status.getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return detail.unpack(ErrorInfo.class);
        } catch (InvalidProtocolBufferException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return ErrorInfo.getDefaultInstance();
  }

  /** Waits until the store answers again. */
  void awaitServing() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> page("/ready").equals("OK"));
  }

  /** Returns a page for machines, or the number of its status if that is not 200. */
  String page(String path) {
    URI url = URI.create("http://127.0.0.1:" + service.metricsPort() + path);
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    service.close();
  }
}
