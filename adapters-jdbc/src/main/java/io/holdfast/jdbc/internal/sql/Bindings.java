package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.support.Micros;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Holds the values of a statement, in the order of its question marks. */
public final class Bindings {
  /** Sets one value. */
  @FunctionalInterface
  private interface Value {
    void set(int position, PreparedStatement statement) throws SQLException;
  }

  private static final Value NULL_NUMBER =
      (position, statement) -> statement.setNull(position, Types.BIGINT);
  private static final Value NULL_TEXT =
      (position, statement) -> statement.setNull(position, Types.VARCHAR);

  private static final Value NULL_BYTES =
      (position, statement) -> statement.setNull(position, Types.VARBINARY);

  /** The most bytes of a number or NULL as text. */
  private static final int NUMBER = 22;

  private final List<Value> all = new ArrayList<>();
  private final List<String> names = new ArrayList<>(2);
  private int bytes;

  /** Returns the most bytes that all values can take in the text of a statement. */
  public int bytes() {
    return bytes;
  }

  /** Returns the name of the row; unless it is given, the first two texts: the shop and the id. */
  String name() {
    return String.join("/", names);
  }

  /** Names the row, for rows whose first two texts do not. */
  public Bindings named(String shop, String id) {
    names.add(shop);
    names.add(id);
    return this;
  }

  /** Appends the values of other objects. */
  Bindings and(List<Bindings> others) {
    for (Bindings each : others) {
      all.addAll(each.all);
      names.addAll(names.isEmpty() ? each.names : List.of());
      bytes += each.bytes;
    }
    return this;
  }

  public Bindings number(long value) {
    bytes += NUMBER;
    all.add((position, statement) -> statement.setLong(position, value));
    return this;
  }

  public Bindings text(@Nullable String value) {
    bytes += value == null ? NUMBER : textBytes(value);
    if (value != null && names.size() < 2) {
      names.add(value);
    }
    all.add(
        value == null ? NULL_TEXT : (position, statement) -> statement.setString(position, value));
    return this;
  }

  /** Appends the shop, the SKU and the location of a stock key. */
  public Bindings key(StockKey key) {
    return text(key.shop().value()).place(key);
  }

  /** Appends the SKU and the location of a stock key, where its shop is bound already. */
  public Bindings place(StockKey key) {
    return text(key.sku().value()).text(key.location().value());
  }

  public Bindings bytes(byte @Nullable [] value) {
    bytes += value == null ? NUMBER : 2 * value.length + NUMBER;
    all.add(
        value == null ? NULL_BYTES : (position, statement) -> statement.setBytes(position, value));
    return this;
  }

  public Bindings time(@Nullable Instant value) {
    if (value == null) {
      bytes += NUMBER;
      all.add(NULL_NUMBER);
      return this;
    }
    return number(Micros.of(value));
  }

  /** Appends a value of the host, of one of the types that {@link SqlHostWrite} allows. */
  public Bindings value(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof byte[] some) {
      return bytes(some);
    }
    bytes += value == null ? NUMBER : Math.max(NUMBER, value.toString().length() + NUMBER);
    all.add(
        value == null
            ? (position, statement) -> statement.setNull(position, Types.NULL)
            : (position, statement) -> statement.setObject(position, value));
    return this;
  }

  /** Returns the most bytes of a text in UTF-8, with quotes and escapes. */
  private static int textBytes(String value) {
    int bytes = 4;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = c >= ' ' && c < 0x80 && c != '\'' && c != '"' && c != '\\';
      bytes += plain ? 1 : c < 0x800 ? 2 : 3;
    }
    return bytes;
  }

  void bindTo(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).set(i + 1, statement);
    }
  }

  void bindTo(Query query) {
    for (int i = 0; i < all.size(); i++) {
      Value value = all.get(i);
      query.bind(i, (position, statement, context) -> value.set(position, statement));
    }
  }
}
