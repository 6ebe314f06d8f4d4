package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The condition that the primary key of a row is one of several keys of one shop. It has the form
 * for which the database looks up each key by itself, instead of reading all rows of the shop, and
 * binds the keys to fit.
 */
public final class ShopKeys {
  private final List<String> columns;
  private final String shopIs;
  private final String condition;
  private final boolean whole;

  /**
   * Creates the condition.
   *
   * @param row the alias of the table with a dot, or an empty text
   * @param columns the columns of the key, without the shop
   */
  ShopKeys(SqlDialect dialect, String row, List<String> columns) {
    this.whole = dialect.looksUpWholeKeys();
    this.columns = columns.stream().map(row::concat).toList();
    String shop = row + "shop";
    this.shopIs = shop + " = ? AND ";
    if (whole) {
      List<String> all = new ArrayList<>(List.of(shop));
      all.addAll(this.columns);
      condition = dialect.isAnyOf(all);
    } else {
      condition =
          shopIs
              + (columns.size() == 1
                  ? this.columns.get(0) + " IN ([[?|, ]])"
                  : dialect.isAnyOf(this.columns));
    }
  }

  /** Returns the condition, in the form of {@link SizedSql}. */
  public String condition() {
    return condition;
  }

  /**
   * Returns the condition that a row has one of the keys and also, for this key, certain values.
   *
   * @param values the conditions on the values, which follow the key of each row
   */
  public String condition(String values) {
    String each =
        columns.stream().map(it -> it + " = ?").collect(Collectors.joining(" AND ", "[[(", ""))
            + " AND "
            + values
            + ")| OR ]]";
    return whole ? condition + " AND (" + each + ")" : shopIs + "(" + each + ")";
  }

  /**
   * Binds the keys of {@link #condition()}.
   *
   * @param key binds one key, without the shop
   */
  public <K> Bindings bind(
      Bindings args, ShopId shop, List<? extends K> keys, BiConsumer<Bindings, K> key) {
    if (!whole) {
      args.text(shop.value());
    }
    for (K each : keys) {
      if (whole) {
        args.text(shop.value());
      }
      key.accept(args, each);
    }
    return args;
  }

  /**
   * Binds the keys and the values of {@link #condition(String)}.
   *
   * @param key binds one key, without the shop
   * @param values binds the values of one key
   */
  public <K> Bindings bind(
      Bindings args,
      ShopId shop,
      List<? extends K> keys,
      BiConsumer<Bindings, K> key,
      BiConsumer<Bindings, K> values) {
    if (whole) {
      bind(args, shop, keys, key);
    } else {
      args.text(shop.value());
    }
    for (K each : keys) {
      key.accept(args, each);
      values.accept(args, each);
    }
    return args;
  }
}
