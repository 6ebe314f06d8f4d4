package io.holdfast.jdbc;

import io.holdfast.contract.ExpiredHoldOutboxContract;
import io.holdfast.contract.IdempotencyContract;
import io.holdfast.contract.IdempotentCommandsContract;
import io.holdfast.contract.InventoryStoreContract;
import io.holdfast.contract.RestockOutboxContract;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.OddDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import org.junit.jupiter.api.Nested;

/**
 * Runs the contract on unusual settings of session and driver, which must not change any result.
 */
class OddSettingsByMariaDbContractTest {
  private static final TestDatabase DATABASE = new OddDatabase(Driver.MARIADB_CLIENT);

  @Nested
  class Store extends InventoryStoreContract implements ContractDatabase.Fixture {
    @Override
    public TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class Idempotency extends IdempotencyContract implements ContractDatabase.IdempotencyWiring {
    @Override
    public TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class CommandsOnce extends IdempotentCommandsContract implements ContractDatabase.CommandsWiring {
    @Override
    public TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class Outbox extends RestockOutboxContract implements ContractDatabase.OutboxWiring {
    @Override
    public TestDatabase database() {
      return DATABASE;
    }
  }

  @Nested
  class ExpiredHolds extends ExpiredHoldOutboxContract
      implements ContractDatabase.ExpiredHoldWiring {
    @Override
    public TestDatabase database() {
      return DATABASE;
    }
  }
}
