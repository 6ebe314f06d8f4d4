package io.holdfast.benchmarks.compare;

/**
 * The result of one side in one round.
 *
 * @param perSecond the orders per second
 * @param bytes the bytes allocated for each order on the threads of the clients
 */
record Round(double perSecond, double bytes) {}
