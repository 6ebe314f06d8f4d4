package io.holdfast.examples.bookstore.store;

import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.steps.Catalogue;
import io.holdfast.examples.bookstore.steps.Orders;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.jdbc.SqlWrite;
import java.util.Optional;

/** Books and orders in the tables {@code bookstore_book} and {@code bookstore_order}. */
public final class JdbcShop implements Catalogue, Orders {
  private final Database database;

  /** Creates them on a database whose tables exist. */
  public JdbcShop(Database database) {
    this.database = database;
  }

  @Override
  public void define(Listing listing) {
    database.insertIfMissing(
        "INSERT INTO bookstore_book (book_id, title, price) VALUES (?, ?, ?)",
        listing.bookId(),
        listing.title(),
        listing.price());
  }

  @Override
  public Optional<Listing> find(String bookId) {
    return database.inTransaction(
        sql ->
            sql.first(
                "SELECT book_id, title, price FROM bookstore_book WHERE book_id = ?",
                row -> new Listing(row.getString(1), row.getString(2), row.getLong(3)),
                bookId));
  }

  @Override
  public HostWrite placed(ExecutionName name, CheckoutState state) {
    return SqlWrite.of(
        "INSERT INTO bookstore_order (execution_name, user_id, book_id, pieces, amount)"
            + " VALUES (?, ?, ?, ?, ?)",
        name.value(),
        state.userId(),
        state.bookId(),
        state.quantity(),
        state.requireTotal().total());
  }

  @Override
  public HostWrite removed(ExecutionName name) {
    return SqlWrite.of("DELETE FROM bookstore_order WHERE execution_name = ?", name.value());
  }
}
