package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contenders;
import javax.sql.DataSource;

/**
 * What a load needs.
 *
 * @param database its name
 * @param url where it is
 * @param pool connections to it
 * @param contenders all of them, on the pool
 * @param plan how much to measure
 * @param numbers numbers the orders
 */
record Setup(
    String database,
    String url,
    DataSource pool,
    Contenders contenders,
    Plan plan,
    Numbers numbers) {}
