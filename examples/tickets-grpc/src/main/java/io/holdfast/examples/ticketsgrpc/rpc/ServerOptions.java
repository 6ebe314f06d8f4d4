package io.holdfast.examples.ticketsgrpc.rpc;

import java.time.Duration;

/**
 * The limits of the gRPC server.
 *
 * @param port the TCP port; 0 for a free one
 * @param callTimeout the longest time of a command; an earlier deadline of the client stays
 * @param maxConcurrentCalls the largest number of calls of one connection at the same time
 * @param keepAlive the time without traffic after which the server asks whether the client lives
 * @param holdTime the time that ReserveSeat holds tickets
 */
public record ServerOptions(
    int port,
    Duration callTimeout,
    int maxConcurrentCalls,
    Duration keepAlive,
    Duration holdTime) {}
