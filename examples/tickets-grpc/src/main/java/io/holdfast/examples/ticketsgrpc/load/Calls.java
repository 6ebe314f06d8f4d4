package io.holdfast.examples.ticketsgrpc.load;

import com.google.common.util.concurrent.MoreExecutors;
import inventory.v1.InventoryGrpc;
import inventory.v1.InventoryOuterClass.CheckReq;
import inventory.v1.InventoryOuterClass.CheckRes;
import inventory.v1.InventoryOuterClass.CommitReq;
import inventory.v1.InventoryOuterClass.CommitRes;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The calls of the load generator, over several connections to one or more servers. */
public final class Calls implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 10;

  private final List<ManagedChannel> channels;
  private final List<InventoryGrpc.InventoryStub> stubs;
  private final String event;
  private final CheckReq check;

  /** The start of all reservation ids, so that a second run sells other tickets. */
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  /**
   * Opens connections.
   *
   * @param targets the servers as {@code HOST:PORT}, used in turn
   * @param connections the number of connections
   * @param event the event
   */
  public Calls(List<String> targets, int connections, String event) {
    this.event = event;
    channels =
        IntStream.range(0, connections)
            .mapToObj(
                i ->
                    Grpc.newChannelBuilder(
                            targets.get(i % targets.size()), InsecureChannelCredentials.create())
                        .executor(MoreExecutors.directExecutor())
                        .build())
            .toList();
    stubs = channels.stream().map(InventoryGrpc::newStub).toList();
    check = CheckReq.newBuilder().setEventId(event).setQty(1).build();
  }

  private InventoryGrpc.InventoryStub stub(long number) {
    return stubs
        .get((int) (number % stubs.size()))
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  OpenLoop.Call check() {
    return (number, ended) ->
        stub(number)
            .checkAvailability(
                check, new Answer<CheckRes>(answer -> ended.accept(0), code -> ended.accept(1)));
  }

  OpenLoop.Call commit() {
    return (number, ended) -> buy(number, 0, order -> ended.accept(0), code -> ended.accept(1));
  }

  /**
   * Asks for one ticket.
   *
   * @param number the number of the buyer, from 0
   * @param attempt the number of calls of this buyer that failed
   * @param order is told the order id
   * @param code is told the status code of a failure
   */
  void buy(long number, int attempt, Consumer<String> order, Consumer<String> code) {
    CommitReq call =
        CommitReq.newBuilder()
            .setReservationId(run + "-" + number)
            .setEventId(event)
            .setQty(1)
            .build();
    stub(number + attempt)
        .commitReservation(
            call, new Answer<CommitRes>(answer -> order.accept(answer.getOrderId()), code));
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }

  /** Tells a good answer or the code of a failure. */
  private record Answer<R>(Consumer<R> good, Consumer<String> failure)
      implements StreamObserver<R> {
    @Override
    public void onNext(R answer) {
      good.accept(answer);
    }

    @Override
    public void onError(Throwable thrown) {
      failure.accept(Status.fromThrowable(thrown).getCode().name());
    }

    @Override
    public void onCompleted() {}
  }
}
