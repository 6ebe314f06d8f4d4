package io.holdfast.spring;

import io.holdfast.inventory.StockOperations;

/**
 * Stock operations that join the transaction of Spring in which they are called. They become
 * durable when that transaction commits. If it rolls back, they have not happened.
 *
 * <pre>{@code
 * @Transactional
 * void order(Order order) {
 *   orders.save(order);
 *   stock.commit(request).orElseThrow();
 * }
 * }</pre>
 *
 * <p>The rules of {@link io.holdfast.jdbc.JdbcInventoryStore#within(java.sql.Connection)} hold:
 * touched levels stay locked until the transaction ends, so touch stock last. Orders never share a
 * transaction; where many clients buy the same article, {@link
 * io.holdfast.inventory.Inventory#alongside} is much faster.
 *
 * <p>Listeners and application events are told after the commit. What was rolled back, also to a
 * savepoint, is not told.
 *
 * <p>Each call throws {@link org.springframework.transaction.IllegalTransactionStateException} if
 * there is no transaction, if it is read-only, or if it uses neither the {@code DataSource} of the
 * application (the primary one, the only one, or the only one without {@link HoldfastDataSource})
 * nor the one with {@link HoldfastDataSource}.
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public interface TransactionalStock extends StockOperations {}
