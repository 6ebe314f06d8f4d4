package io.holdfast.examples.ticketsgrpc;

import static org.assertj.core.api.Assertions.assertThat;

import inventory.v1.InventoryGrpc;
import inventory.v1.InventoryOuterClass.CommitReq;
import inventory.v1.InventoryOuterClass.CommitRes;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.holdfast.examples.ticketsgrpc.load.Calls;
import io.holdfast.examples.ticketsgrpc.load.Sale;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The buyers of the load generator, with a server that does not end its calls well. */
@Timeout(60)
class SaleTest {
  @Test
  void aBuyerWhoseCallFailsAfterItsAnswerCountsOnce() throws IOException, InterruptedException {
    AtomicInteger completed = new AtomicInteger();
    Server server = NettyServerBuilder.forPort(0).addService(diesAfterAnswers(completed)).build();
    server.start();
    try (Calls calls = new Calls(List.of("127.0.0.1:" + server.getPort()), 1, "evt")) {
      Sale sale = new Sale(calls);

      sale.run(20, 4);

      assertThat(completed).as("calls that ended well").hasValue(20);
      assertThat(sale.count("sold")).as("%s", sale).isEqualTo(20);
      assertThat(sale.orders()).isEqualTo(20);
      assertThat(sale.count("UNAVAILABLE, repeated")).isEqualTo(20);
    } finally {
      server.shutdownNow();
    }
  }

  /**
   * Returns a service whose first call of each id fails between its answer and its status. A server
   * of a unary call keeps its answer until the status; that of a stream sends it at once.
   *
   * @param completed counts the other calls
   */
  private static ServerServiceDefinition diesAfterAnswers(AtomicInteger completed) {
    Set<String> called = ConcurrentHashMap.newKeySet();
    MethodDescriptor<CommitReq, CommitRes> commit =
        InventoryGrpc.getCommitReservationMethod().toBuilder()
            .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
            .build();
    return ServerServiceDefinition.builder(InventoryGrpc.SERVICE_NAME)
        .addMethod(
            commit,
            ServerCalls.asyncServerStreamingCall(
                (call, client) -> {
                  String id = call.getReservationId();
                  client.onNext(CommitRes.newBuilder().setOrderId("order of " + id).build());
                  if (called.add(id)) {
                    client.onError(Status.UNAVAILABLE.asRuntimeException());
                  } else {
                    completed.incrementAndGet();
                    client.onCompleted();
                  }
                }))
        .build();
  }
}
