package io.holdfast.examples.ticketsgrpc.rpc;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time that a command of a call may take.
 *
 * @param limit the time; an earlier deadline of the client stays
 * @param timer ends the calls whose time is over
 */
record TimeLimit(Duration limit, ScheduledExecutorService timer) {
  /** Returns the context of the current call, which ends at the deadline. The caller closes it. */
  Context.CancellableContext start() {
    return Context.current().withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS, timer);
  }
}
