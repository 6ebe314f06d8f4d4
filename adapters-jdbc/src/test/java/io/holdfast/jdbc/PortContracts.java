package io.holdfast.jdbc;

import io.holdfast.contract.ExpiredHoldOutboxContract;
import io.holdfast.contract.IdempotencyContract;
import io.holdfast.contract.IdempotentCommandsContract;
import io.holdfast.contract.InventoryStoreContract;
import io.holdfast.contract.RestockOutboxContract;
import io.holdfast.jdbc.servers.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Runs the contracts of all ports on a database. */
abstract class PortContracts {
  final TestDatabase database;

  PortContracts(TestDatabase database) {
    this.database = database;
  }

  @Nested
  class Store extends InventoryStoreContract implements ContractDatabase.Fixture {
    @Override
    public TestDatabase database() {
      return database;
    }
  }

  @Nested
  class Idempotency extends IdempotencyContract implements ContractDatabase.IdempotencyWiring {
    @Override
    public TestDatabase database() {
      return database;
    }
  }

  @Nested
  class CommandsOnce extends IdempotentCommandsContract implements ContractDatabase.CommandsWiring {
    @Override
    public TestDatabase database() {
      return database;
    }
  }

  @Nested
  class Outbox extends RestockOutboxContract implements ContractDatabase.OutboxWiring {
    @Override
    public TestDatabase database() {
      return database;
    }
  }

  @Nested
  class ExpiredHolds extends ExpiredHoldOutboxContract
      implements ContractDatabase.ExpiredHoldWiring {
    @Override
    public TestDatabase database() {
      return database;
    }
  }
}
