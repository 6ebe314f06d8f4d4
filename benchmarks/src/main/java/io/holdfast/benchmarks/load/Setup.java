package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contenders;
import javax.sql.DataSource;

/**
 * The environment of a load.
 *
 * @param url the address of the database
 * @param pool the connections to the database
 * @param contenders the contenders, on the pool
 * @param plan the amount of measurement
 * @param numbers the numbers of the orders
 */
record Setup(String url, DataSource pool, Contenders contenders, Plan plan, Numbers numbers) {}
