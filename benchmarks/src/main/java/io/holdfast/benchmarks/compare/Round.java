package io.holdfast.benchmarks.compare;

/**
 * What one side did in one round.
 *
 * @param perSecond orders in a second
 * @param bytes allocated for each order on the threads of the clients
 */
record Round(double perSecond, double bytes) {}
