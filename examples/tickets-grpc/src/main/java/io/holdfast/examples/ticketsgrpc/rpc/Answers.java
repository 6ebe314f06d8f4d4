package io.holdfast.examples.ticketsgrpc.rpc;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.holdfast.inventory.Outcome;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Answers calls. A command of a call that has ended, by its deadline or by its client, is dropped
 * if no transaction has taken it yet; then it takes no stock. A command that a transaction has
 * taken takes effect, and the same call says so when it is repeated.
 */
final class Answers {
  private final Failures failures;
  private final TimeLimit limit;

  Answers(Failures failures, TimeLimit limit) {
    this.failures = failures;
    this.limit = limit;
  }

  /** Answers a call with a query. */
  <R> void now(CallIds ids, StreamObserver<R> client, Supplier<R> query) {
    ignoreCancellation(client);
    answer(client, ids, query);
  }

  /** Answers a call with a command. */
  <T, R> void later(
      CallIds ids,
      StreamObserver<R> client,
      Supplier<CompletionStage<Outcome<T>>> command,
      Function<Outcome.Done<T>, R> answer) {
    ignoreCancellation(client);
    Context.CancellableContext call = limit.start();
    CompletableFuture<Outcome<T>> running;
    try {
      running = start(call, ids, command);
    } catch (RuntimeException e) {
      call.cancel(null);
      client.onError(failures.of(e, ids));
      return;
    }
    Context.CancellationListener drop = ended -> running.cancel(false);
    call.addListener(drop, Runnable::run);
    Map<String, String> logIds = MDC.getCopyOfContextMap();
    CompletableFuture<?> unused =
        running.whenComplete(
            (outcome, thrown) -> {
              StatusRuntimeException ended =
                  thrown instanceof CancellationException ? Failures.ended(call, ids) : null;
              call.removeListener(drop);
              call.cancel(null);
              // Another thread may have the answer. Its lines belong to this call all the same.
              MDC.setContextMap(logIds == null ? Map.of() : logIds);
              answer(
                  client,
                  ids,
                  () -> answer.apply(done(outcome, ended == null ? thrown : ended, ids)));
              MDC.clear();
            });
  }

  private static <T> CompletableFuture<Outcome<T>> start(
      Context call, CallIds ids, Supplier<CompletionStage<Outcome<T>>> command) {
    if (call.isCancelled()) {
      throw Failures.ended(call, ids);
    }
    return command.get().toCompletableFuture();
  }

  private <T> Outcome.Done<T> done(Outcome<T> outcome, @Nullable Throwable thrown, CallIds ids) {
    if (thrown != null) {
      throw failures.of(thrown, ids);
    }
    if (outcome instanceof Outcome.Done<T> done) {
      return done;
    }
    throw failures.of(((Outcome.Refused<T>) outcome).reason(), ids);
  }

  private <R> void answer(StreamObserver<R> client, CallIds ids, Supplier<R> supplier) {
    R answer;
    try {
      answer = supplier.get();
    } catch (RuntimeException e) {
      client.onError(failures.of(e, ids));
      return;
    }
    client.onNext(answer);
    client.onCompleted();
  }

  /** Lets an answer to a client that has gone end silently. */
  private static void ignoreCancellation(StreamObserver<?> client) {
    ((ServerCallStreamObserver<?>) client).setOnCancelHandler(() -> {});
  }
}
