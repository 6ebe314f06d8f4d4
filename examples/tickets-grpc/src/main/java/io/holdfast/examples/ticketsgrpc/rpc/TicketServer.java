package io.holdfast.examples.ticketsgrpc.rpc;

import com.traffic_tacos.reservation.v1.InventoryServiceGrpc;
import inventory.v1.InventoryGrpc;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.holdfast.examples.ticketsgrpc.sale.TicketOffice;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The gRPC server: both contracts, health and reflection. */
public final class TicketServer implements AutoCloseable {
  private static final List<String> SERVICES =
      List.of(
          HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
          InventoryGrpc.SERVICE_NAME,
          InventoryServiceGrpc.SERVICE_NAME);
  private static final int THREADS = 64;
  private static final long STOP_SECONDS = 30;

  private final HealthStatusManager health = new HealthStatusManager();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Server server;
  private volatile boolean serving;

  private TicketServer(
      ServerOptions options, TicketOffice office, InstantSource clock, ServerInterceptor observer) {
    TimeLimit limit = new TimeLimit(options.callTimeout(), timer);
    HoldTime holdTime = new HoldTime(options.holdTime(), clock);
    server =
        NettyServerBuilder.forPort(options.port())
            .executor(threads)
            .maxConcurrentCallsPerConnection(options.maxConcurrentCalls())
            .keepAliveTime(options.keepAlive().toMillis(), TimeUnit.MILLISECONDS)
            .keepAliveTimeout(10, TimeUnit.SECONDS)
            // Clients ping every 10 seconds or later, also between calls.
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .intercept(new CallHeaders())
            .intercept(observer)
            .addService(guarded(new InventoryV1(office, limit)))
            .addService(guarded(new ReservationV1(office, holdTime, limit)))
            .addService(health.getHealthService())
            .addService(ProtoReflectionServiceV1.newInstance())
            .addService(oldReflection())
            .build();
  }

  /**
   * Starts a server. Its health is {@code NOT_SERVING} until {@link #serving} is called.
   *
   * @param observer observes the calls
   * @throws IOException if the port cannot be used
   */
  public static TicketServer start(
      ServerOptions options, TicketOffice office, InstantSource clock, ServerInterceptor observer)
      throws IOException {
    TicketServer started = new TicketServer(options, office, clock, observer);
    started.serving(false);
    try {
      started.server.start();
      return started;
    } catch (IOException e) {
      started.close();
      throw e;
    }
  }

  private ServerServiceDefinition guarded(BindableService service) {
    return ServerInterceptors.intercept(
        MalformedMessages.refusedBy(service), new StoreGate(() -> serving));
  }

  /** Returns reflection v1alpha, which most clients still speak. */
  @SuppressWarnings("deprecation")
  private static BindableService oldReflection() {
    return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
  }

  /** Returns the port. */
  public int port() {
    return server.getPort();
  }

  /** Sets the health that clients and probes see. While it is false, calls are refused. */
  public void serving(boolean serving) {
    this.serving = serving;
    ServingStatus status = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    SERVICES.forEach(service -> health.setStatus(service, status));
  }

  /**
   * Stops: health says so, new calls are refused, and running calls have 30 seconds to end. An
   * interrupt ends the wait and is preserved.
   */
  @Override
  public void close() {
    health.enterTerminalState();
    server.shutdown();
    try {
      if (!server.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    threads.shutdown();
    timer.shutdownNow();
  }
}
