package io.holdfast.examples.ticketsgrpc.load;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import inventory.v1.InventoryGrpc;
import inventory.v1.InventoryOuterClass.CheckReq;
import inventory.v1.InventoryOuterClass.CommitReq;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The calls of the load generator, over several connections to one or more servers. */
public final class Calls implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 10;

  private final List<ManagedChannel> channels;
  private final List<InventoryGrpc.InventoryFutureStub> stubs;
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
    stubs = channels.stream().map(InventoryGrpc::newFutureStub).toList();
    check = CheckReq.newBuilder().setEventId(event).setQty(1).build();
  }

  private InventoryGrpc.InventoryFutureStub stub(long number) {
    return stubs
        .get((int) (number % stubs.size()))
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  OpenLoop.Call check() {
    return (number, ended) ->
        tell(
            stub(number).checkAvailability(check),
            answer -> ended.accept(0),
            code -> ended.accept(1));
  }

  OpenLoop.Call commit() {
    return (number, ended) -> buy(number, 0, order -> ended.accept(0), code -> ended.accept(1));
  }

  /**
   * Asks for one ticket. Exactly one of the two consumers is called, once.
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
    tell(
        stub(number + attempt).commitReservation(call),
        answer -> order.accept(answer.getOrderId()),
        code);
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }

  /**
   * Tells a good answer or the code of a failure. A server that dies after its answer and before
   * the status of the call has failed.
   */
  private static <R> void tell(
      ListenableFuture<R> call, Consumer<R> good, Consumer<String> failure) {
    Futures.addCallback(
        call,
        new FutureCallback<R>() {
          @Override
          public void onSuccess(@Nullable R answer) {
            good.accept(Objects.requireNonNull(answer, "answer"));
          }

          @Override
          public void onFailure(Throwable thrown) {
            failure.accept(Status.fromThrowable(thrown).getCode().name());
          }
        },
        MoreExecutors.directExecutor());
  }
}
