package io.holdfast.examples.bookstore.points;

import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.Database.Sql;
import io.holdfast.examples.bookstore.store.DatabaseException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Points in the tables {@code bookstore_user} and {@code bookstore_redemption}. */
public final class JdbcPoints implements Points {
  private final Database database;

  /** Creates points on a database whose tables exist. */
  public JdbcPoints(Database database) {
    this.database = database;
  }

  @Override
  public void define(String userId, long points) {
    database.insertIfMissing(
        "INSERT INTO bookstore_user (user_id, points, version) VALUES (?, ?, 1)", userId, points);
  }

  @Override
  public OptionalLong balance(String userId) {
    return database
        .inTransaction(sql -> account(sql, userId))
        .map(account -> OptionalLong.of(account.points))
        .orElse(OptionalLong.empty());
  }

  @Override
  public void earn(String userId, long points) {
    int changed =
        database.inTransaction(
            sql ->
                sql.update(
                    "UPDATE bookstore_user SET points = points + ?, version = version + 1"
                        + " WHERE user_id = ?",
                    points,
                    userId));
    if (changed == 0) {
      throw Redemption.unknownUser();
    }
  }

  @Override
  public long redeem(String redemptionId, String userId, long total) {
    return untilUnchanged(
        () -> database.inTransaction(sql -> redeem(sql, redemptionId, userId, total)));
  }

  private static long redeem(Sql sql, String redemptionId, String userId, long total)
      throws SQLException {
    Optional<Redemption> earlier = find(sql, redemptionId);
    if (earlier.isPresent()) {
      return earlier.get().replayed();
    }
    Account account = account(sql, userId).orElseThrow(Redemption::unknownUser);
    long points = Math.min(account.points, total);
    insert(sql, redemptionId, userId, points, Redemption.OPEN);
    int changed =
        sql.update(
            "UPDATE bookstore_user SET points = ?, version = version + 1"
                + " WHERE user_id = ? AND version = ?",
            account.points - points,
            userId,
            account.version);
    if (changed == 0) {
      throw new ChangedException();
    }
    return points;
  }

  @Override
  public void restore(String redemptionId, String userId) {
    long unused =
        untilUnchanged(() -> database.inTransaction(sql -> restore(sql, redemptionId, userId)));
  }

  private static long restore(Sql sql, String redemptionId, String userId) throws SQLException {
    Optional<Redemption> earlier = find(sql, redemptionId);
    if (earlier.isEmpty()) {
      insert(sql, redemptionId, userId, 0, Redemption.CLOSED);
      return 0;
    }
    int closed =
        sql.update(
            "UPDATE bookstore_redemption SET status = ? WHERE redemption_id = ? AND status = ?",
            Redemption.CLOSED,
            redemptionId,
            Redemption.OPEN);
    if (closed == 1) {
      int unused =
          sql.update(
              "UPDATE bookstore_user SET points = points + ?, version = version + 1"
                  + " WHERE user_id = ?",
              earlier.get().points(),
              userId);
    }
    return earlier.get().points();
  }

  /** Repeats a transaction that another one has overtaken. */
  private static long untilUnchanged(LongSupplier transaction) {
    for (int i = 0; i < Redemption.MAX_TRIES; i++) {
      try {
        return transaction.getAsLong();
      } catch (ChangedException e) {
        // Read again, and try once more.
      } catch (DatabaseException e) {
        if (!e.isDuplicate()) {
          throw e;
        }
      }
    }
    throw Redemption.contended();
  }

  private static Optional<Account> account(Sql sql, String userId) throws SQLException {
    return sql.first(
        "SELECT points, version FROM bookstore_user WHERE user_id = ?",
        row -> new Account(row.getLong(1), row.getLong(2)),
        userId);
  }

  private static Optional<Redemption> find(Sql sql, String redemptionId) throws SQLException {
    return sql.first(
        "SELECT points, status FROM bookstore_redemption WHERE redemption_id = ?",
        row -> new Redemption(row.getLong(1), row.getString(2).equals(Redemption.OPEN)),
        redemptionId);
  }

  private static void insert(
      Sql sql, String redemptionId, String userId, long points, String status) throws SQLException {
    int unused =
        sql.update(
            "INSERT INTO bookstore_redemption (redemption_id, user_id, points, status)"
                + " VALUES (?, ?, ?, ?)",
            redemptionId,
            userId,
            points,
            status);
  }

  private record Account(long points, long version) {}

  /** The account has changed since it was read. */
  private static final class ChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
