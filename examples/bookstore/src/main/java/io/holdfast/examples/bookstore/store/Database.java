package io.holdfast.examples.bookstore.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs SQL in transactions. Safe for use by any number of threads. */
public final class Database {
  private final DataSource dataSource;

  /** Creates a database on a data source, which the host closes. */
  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns the data source. */
  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * Runs work in one transaction.
   *
   * @throws DatabaseException if a statement or the commit fails. If the commit fails, the work may
   *     be done
   */
  public <T> T inTransaction(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.run(new Sql(connection));
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        // An Error, too: to switch autocommit on would commit what was written.
        rollBack(connection, e);
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Inserts a row in one transaction, unless there is one with the same key.
   *
   * @throws DatabaseException as {@link #inTransaction}, except for such a row
   */
  public void insertIfMissing(String statement, @Nullable Object... values) {
    try {
      int unused = inTransaction(sql -> sql.update(statement, values));
    } catch (DatabaseException e) {
      if (!e.isDuplicate()) {
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Work in a transaction. */
  public interface Work<T> {
    /** Does the work. */
    T run(Sql sql) throws SQLException;
  }

  /** Reads one row. */
  public interface RowReader<T> {
    /** Returns what the current row has. */
    T read(ResultSet row) throws SQLException;
  }

  /** The statements of a transaction. */
  public static final class Sql {
    private final Connection connection;

    private Sql(Connection connection) {
      this.connection = connection;
    }

    /** Returns the connection, which others may use until the transaction ends. */
    public Connection connection() {
      return connection;
    }

    /** Runs a statement, and returns the number of rows that it has changed. */
    public int update(String statement, @Nullable Object... values) throws SQLException {
      try (PreparedStatement prepared = prepare(statement, values)) {
        return prepared.executeUpdate();
      }
    }

    /** Runs a query, and returns all rows. */
    public <T> List<T> list(String query, RowReader<T> reader, @Nullable Object... values)
        throws SQLException {
      try (PreparedStatement prepared = prepare(query, values);
          ResultSet rows = prepared.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(reader.read(rows));
        }
        return all;
      }
    }

    /** Runs a query, and returns the first row. */
    public <T> Optional<T> first(String query, RowReader<T> reader, @Nullable Object... values)
        throws SQLException {
      return list(query, reader, values).stream().findFirst();
    }

    private PreparedStatement prepare(String statement, @Nullable Object... values)
        throws SQLException {
      PreparedStatement prepared = connection.prepareStatement(statement);
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, values[i]);
      }
      return prepared;
    }
  }
}
