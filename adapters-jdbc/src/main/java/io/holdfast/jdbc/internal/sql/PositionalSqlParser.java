package io.holdfast.jdbc.internal.sql;

import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Takes each statement as it is: the statements of a store have question marks for values only, and
 * no names. Jdbi's own parser looks for names in each new text, and statements of many rows are
 * many texts.
 */
public final class PositionalSqlParser implements SqlParser {
  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    int values = 0;
    for (int at = sql.indexOf('?'); at >= 0; at = sql.indexOf('?', at + 1)) {
      values++;
    }
    return ParsedSql.of(sql, ParsedParameters.positional(values));
  }

  @Override
  public String nameParameter(String name, StatementContext context) {
    throw new UnsupportedOperationException("values have positions, not names: " + name);
  }
}
