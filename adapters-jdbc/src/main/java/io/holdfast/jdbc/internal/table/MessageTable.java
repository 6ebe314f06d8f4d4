package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.SqlText;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.restock.spi.OutboxMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * In what the table of one kind of messages differs from that of another: its content, and the
 * order of its messages. All have the columns {@code shop, id, state, attempts, fence, next_at,
 * leased_until, last_lease, reason}.
 *
 * @param <C> the kind of content
 */
interface MessageTable<C extends OutboxContent> {
  /** Returns the name with the default prefix. An index by due time is called after it. */
  String name();

  /** Returns the name without a prefix, for logs. */
  default String shortName() {
    return name().substring(SqlTexts.DEFAULT_PREFIX.length());
  }

  /** Returns the columns of the content, besides shop and id. */
  String columns();

  /** Returns the column of {@link OutboxContent#decidedAt()}. */
  String decidedAt();

  /** Returns the condition that no earlier message keeps back {@code row_}; may be empty. */
  String isFirst();

  /** Returns the columns by which messages are due, which are those of the index. */
  String dueOrder();

  /** Returns the statement that inserts messages, with the parameters of {@link #bind}. */
  String insert(SqlTexts texts);

  /** Binds the values of a new message: the columns of {@link #insert}. */
  void bind(Bindings args, C content);

  /** Reads the content of a row. */
  C content(ShopId shop, String id, ResultSet row) throws SQLException;

  /** Returns the id of a message. */
  MessageId id(String id);

  /** Returns what is shown in place of a message that cannot be read. */
  OutboxMessage<C> unreadable(ShopId shop, MessageId id, String why);

  /** Returns a statement about this table, with its name, columns and order in place of marks. */
  default SqlText text(SqlTexts texts, String template) {
    return texts.text(
        template,
        Map.of(
            "table", name(),
            "byDue", texts.dialect().byDue(name()),
            "columns", columns(),
            "decidedAt", decidedAt(),
            "isFirst", isFirst(),
            "ids", texts.keys("id").condition(),
            "dueOrder", dueOrder()));
  }
}
