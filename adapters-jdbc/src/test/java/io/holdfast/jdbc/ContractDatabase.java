package io.holdfast.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.contract.BadRows;
import io.holdfast.contract.Effort;
import io.holdfast.contract.ExpiredHoldOutboxFixture;
import io.holdfast.contract.HostRows;
import io.holdfast.contract.IdempotencyFixture;
import io.holdfast.contract.IdempotentCommandsFixture;
import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.contract.StoreFixture;
import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.RestockOutbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Provides one schema of each database for all contract tests of this JVM. */
final class ContractDatabase {
  private static final boolean FULL = "full".equals(System.getProperty("holdfast.campaign"));

  /** A smaller part, for an engine that runs the contract in another form too. */
  private static final Effort SHORTEST = new Effort(3, 6, 5);

  private static final Set<TestDatabase> ENGINES =
      Set.of(TestDatabase.h2(), TestDatabase.mariaDb(), TestDatabase.mySql());

  private static final Map<TestDatabase, HikariDataSource> POOLS = new ConcurrentHashMap<>();

  private ContractDatabase() {}

  /** Wires the contract to a database. */
  interface Fixture extends StoreFixture {
    TestDatabase database();

    @Override
    default InventoryStore store(InstantSource clock) {
      return open(database(), clock);
    }

    @Override
    default InventoryStore reopen(InventoryStore store, InstantSource clock) {
      return open(database(), clock);
    }

    @Override
    default List<RestockRequest> requests(InventoryStore store, ShopId shop) {
      return ((JdbcInventoryStore) store)
          .restockOutbox().messages(shop, null, 1_000).stream()
              .map(OutboxMessage::content)
              .toList();
    }

    @Override
    default List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
      return ((JdbcInventoryStore) store)
          .expiredHoldOutbox().messages(shop, null, 1_000).stream()
              .map(OutboxMessage::content)
              .toList();
    }

    @Override
    default HostRows hostRows(InventoryStore store) {
      return new HostTable(database());
    }

    @Override
    default Optional<BadRows> badRows(InventoryStore store) {
      return Optional.of(new BadTableRows(database()));
    }

    @Override
    default Effort effort() {
      return ContractDatabase.effort(database());
    }
  }

  /** Wires the contract of answers that are recorded with commands to a database. */
  interface CommandsWiring extends Fixture, IdempotentCommandsFixture {
    @Override
    default IdempotencyStore idempotency(InventoryStore store) {
      return ((JdbcInventoryStore) store).idempotency();
    }

    @Override
    default AnswerRecords answerRecords(InventoryStore store) {
      return ((JdbcInventoryStore) store).answerRecords();
    }
  }

  /** Wires the contract of idempotency to a database. */
  interface IdempotencyWiring extends IdempotencyFixture {
    TestDatabase database();

    @Override
    default IdempotencyStore store(InstantSource clock) {
      return open(database(), clock).idempotency();
    }

    @Override
    default IdempotencyStore reopen(IdempotencyStore store, InstantSource clock) {
      return store(clock);
    }

    @Override
    default Effort effort() {
      return ContractDatabase.effort(database());
    }
  }

  /** Wires the contract of the outbox to a database. */
  interface OutboxWiring extends RestockOutboxFixture {
    TestDatabase database();

    @Override
    default RestockOutbox outbox(InstantSource clock) {
      return open(database(), clock).restockOutbox();
    }

    @Override
    default RestockOutbox reopen(Outbox<RestockRequest> outbox, InstantSource clock) {
      return outbox(clock);
    }

    @Override
    default void put(Outbox<RestockRequest> outbox, List<RestockRequest> requests) {
      RestockOutboxFixture.decided(open(database(), null), requests);
    }

    @Override
    default boolean spoil(Outbox<RestockRequest> outbox, ShopId shop, MessageId id) {
      return update(
              database(),
              "UPDATE holdfast_outbox SET supplier = 'not an id' WHERE shop = ? AND id = ?",
              shop.value(),
              id.value())
          == 1;
    }

    @Override
    default Effort effort() {
      return ContractDatabase.effort(database());
    }
  }

  /** Wires the contract of the outbox of expired holds to a database. */
  interface ExpiredHoldWiring extends ExpiredHoldOutboxFixture {
    TestDatabase database();

    @Override
    default ExpiredHoldOutbox outbox(InstantSource clock) {
      return open(database(), clock).expiredHoldOutbox();
    }

    @Override
    default ExpiredHoldOutbox reopen(Outbox<ExpiredHold> outbox, InstantSource clock) {
      return outbox(clock);
    }

    @Override
    default void put(Outbox<ExpiredHold> outbox, List<ExpiredHold> holds) {
      ExpiredHoldOutboxFixture.decided(open(database(), null), holds);
    }

    @Override
    default boolean spoil(Outbox<ExpiredHold> outbox, ShopId shop, MessageId id) {
      return update(
              database(),
              "UPDATE holdfast_expired_hold SET content = 'no lines' WHERE shop = ? AND id = ?",
              shop.value(),
              id.value())
          == 1;
    }

    @Override
    default Effort effort() {
      return ContractDatabase.effort(database());
    }
  }

  private static Effort effort(TestDatabase database) {
    if (FULL) {
      return Effort.REDUCED;
    }
    return ENGINES.contains(database) ? Effort.SHORT : SHORTEST;
  }

  static JdbcInventoryStore open(TestDatabase database, @Nullable InstantSource clock) {
    HikariDataSource pool = POOLS.get(database);
    JdbcInventoryStore.Builder builder;
    if (pool == null) {
      pool = POOLS.computeIfAbsent(database, ContractDatabase::pool);
      builder = JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE);
    } else {
      builder = JdbcInventoryStore.builder(pool).schema(SchemaMode.NONE);
    }
    builder.expiredHoldOutbox(true);
    return (clock == null ? builder : builder.clock(clock)).build();
  }

  /** The host's table, in the schema of the stock. */
  private record HostTable(TestDatabase database) implements HostRows {
    private static final Set<TestDatabase> CREATED = ConcurrentHashMap.newKeySet();

    HostTable {
      synchronized (CREATED) {
        if (CREATED.add(database)) {
          update(
              database,
              "CREATE TABLE shop_order (shop VARCHAR(100), id VARCHAR(60), note VARCHAR(60),"
                  + " PRIMARY KEY (shop, id))");
        }
      }
    }

    @Override
    public HostWrite insert(ShopId shop, String id, String text) {
      return SqlWrite.of(
          "INSERT INTO shop_order (shop, id, note) VALUES (?, ?, ?)", shop.value(), id, text);
    }

    @Override
    public Map<String, String> all(ShopId shop) {
      Map<String, String> all = new HashMap<>();
      try (Connection connection = POOLS.get(database).getConnection();
          PreparedStatement query =
              connection.prepareStatement(
                  "SELECT id, note FROM shop_order WHERE shop = ? LIMIT 100000")) {
        query.setMaxRows(0); // the URL may say 1
        query.setString(1, shop.value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            all.put(row.getString(1), row.getString(2));
          }
        }
        connection.rollback();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
      return all;
    }
  }

  /** Writes to the database without the library. */
  static int update(TestDatabase database, String sql, String... args) {
    try (Connection connection = POOLS.get(database).getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      H2Plans.leaveOut(sql);
      for (int i = 0; i < args.length; i++) {
        update.setString(i + 1, args[i]);
      }
      int rows = update.executeUpdate();
      connection.commit();
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static HikariDataSource pool(TestDatabase database) {
    TestSchema schema = database.fresh();
    Runtime.getRuntime().addShutdownHook(new Thread(schema::close));
    // Interrupts are part of the contract, and H2's default file store does not survive them.
    HikariDataSource pool =
        schema.pool(
            config ->
                config.setJdbcUrl(config.getJdbcUrl().replace("jdbc:h2:file:", "jdbc:h2:async:")));
    if (database == TestDatabase.h2()) {
      try (Connection connection = pool.getConnection()) {
        H2Plans.remember(connection);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
    return pool;
  }

  /** Returns the plans of all statements that the contract has run on H2 in memory. */
  static Map<String, String> plans() throws SQLException {
    open(TestDatabase.h2(), null);
    try (Connection connection = POOLS.get(TestDatabase.h2()).getConnection()) {
      return H2Plans.all(connection);
    }
  }
}
