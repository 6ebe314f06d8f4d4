package io.holdfast.examples.bookstore.billing;

import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.Database.Sql;
import io.holdfast.examples.bookstore.store.DatabaseException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A double of a billing service. It keeps two tables of its own: {@code bookstore_charge} has a row
 * for each idempotency key, and {@code bookstore_payment} a row for each movement of money, so that
 * a customer who was charged twice would be found there.
 */
public final class BillingDouble implements Billing {
  private static final String CHARGED = "CHARGED";
  private static final String DECLINED = "DECLINED";
  private static final String CLOSED = "CLOSED";

  private final Database database;
  private final Supplier<BillingMode> mode;

  /**
   * Creates a double on a database whose tables exist.
   *
   * @param mode what it does; it is asked for each charge
   */
  public BillingDouble(Database database, Supplier<BillingMode> mode) {
    this.database = database;
    this.mode = mode;
  }

  @Override
  public void charge(String key, String userId, long amount) {
    BillingMode now = mode.get();
    if (now == BillingMode.AWAY) {
      throw unknown("The billing service cannot be reached");
    }
    if (now == BillingMode.SLOW) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
    String status = now == BillingMode.DECLINES ? DECLINED : CHARGED;
    Charge charge =
        answer(key, () -> database.inTransaction(sql -> charge(sql, key, userId, amount, status)));
    if (now == BillingMode.LOSES_ANSWERS && charge.isNew) {
      throw unknown("The answer of the billing service was lost");
    }
    if (charge.amount != amount) {
      throw StepException.refused("BillingKeyReused", "The key was used for another amount");
    }
    switch (charge.status) {
      case DECLINED -> throw StepException.refused("BillingDeclined", "The payment was declined");
      case CLOSED -> throw StepException.refused("BillingClosed", "The charge was refunded before");
      default -> {}
    }
  }

  private static Charge charge(Sql sql, String key, String userId, long amount, String status)
      throws SQLException {
    Optional<Charge> earlier = find(sql, key);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    insert(sql, key, userId, amount, status);
    if (status.equals(CHARGED)) {
      pay(sql, key, amount);
    }
    return new Charge(amount, status, true);
  }

  @Override
  public void refund(String key, String userId) {
    Charge unused = answer(key, () -> database.inTransaction(sql -> refund(sql, key, userId)));
  }

  private static Charge refund(Sql sql, String key, String userId) throws SQLException {
    Optional<Charge> earlier = find(sql, key);
    if (earlier.isEmpty()) {
      insert(sql, key, userId, 0, CLOSED);
      return new Charge(0, CLOSED, true);
    }
    int closed =
        sql.update(
            "UPDATE bookstore_charge SET status = ? WHERE billing_key = ? AND status = ?",
            CLOSED,
            key,
            CHARGED);
    if (closed == 1) {
      pay(sql, key, -earlier.get().amount);
    }
    return earlier.get();
  }

  /** Runs a transaction, once more if another call with the same key was first. */
  private static Charge answer(String key, Supplier<Charge> transaction) {
    try {
      return transaction.get();
    } catch (DatabaseException e) {
      if (!e.isDuplicate()) {
        throw StepException.retryable("BillingUnknown", "The charge " + key + " is not known", e);
      }
      return transaction.get();
    }
  }

  private static StepException unknown(String message) {
    return StepException.retryable("BillingUnknown", message, null);
  }

  private static Optional<Charge> find(Sql sql, String key) throws SQLException {
    return sql.first(
        "SELECT amount, status FROM bookstore_charge WHERE billing_key = ?",
        row -> new Charge(row.getLong(1), row.getString(2), false),
        key);
  }

  private static void insert(Sql sql, String key, String userId, long amount, String status)
      throws SQLException {
    int unused =
        sql.update(
            "INSERT INTO bookstore_charge (billing_key, user_id, amount, status)"
                + " VALUES (?, ?, ?, ?)",
            key,
            userId,
            amount,
            status);
  }

  private static void pay(Sql sql, String key, long amount) throws SQLException {
    int unused =
        sql.update(
            "INSERT INTO bookstore_payment (payment_id, billing_key, amount) VALUES (?, ?, ?)",
            UUID.randomUUID().toString(),
            key,
            amount);
  }

  private record Charge(long amount, String status, boolean isNew) {}
}
