package io.holdfast.jdbc;

import io.holdfast.contract.ExpiredHoldOutboxContract;
import io.holdfast.contract.IdempotencyContract;
import io.holdfast.contract.IdempotentCommandsContract;
import io.holdfast.contract.InventoryContract;
import io.holdfast.contract.InventoryStoreContract;
import io.holdfast.contract.LinearizabilityContract;
import io.holdfast.contract.RandomScriptContract;
import io.holdfast.contract.RestockOutboxContract;
import io.holdfast.jdbc.servers.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Runs the contract on MariaDB, through MySQL's driver. */
class MariaDbByConnectorJContractTest {
  interface Wiring extends ContractDatabase.Fixture {
    @Override
    default TestDatabase database() {
      return TestDatabase.mariaDbByConnectorJ();
    }
  }

  @Nested
  class Store extends InventoryStoreContract implements Wiring {}

  @Nested
  class Commands extends InventoryContract implements Wiring {}

  @Nested
  class Scripts extends RandomScriptContract implements Wiring {}

  @Nested
  class Histories extends LinearizabilityContract implements Wiring {}

  @Nested
  class Idempotency extends IdempotencyContract implements ContractDatabase.IdempotencyWiring {
    @Override
    public TestDatabase database() {
      return TestDatabase.mariaDbByConnectorJ();
    }
  }

  @Nested
  class CommandsOnce extends IdempotentCommandsContract implements ContractDatabase.CommandsWiring {
    @Override
    public TestDatabase database() {
      return TestDatabase.mariaDbByConnectorJ();
    }
  }

  @Nested
  class Outbox extends RestockOutboxContract implements ContractDatabase.OutboxWiring {
    @Override
    public TestDatabase database() {
      return TestDatabase.mariaDbByConnectorJ();
    }
  }

  @Nested
  class ExpiredHolds extends ExpiredHoldOutboxContract
      implements ContractDatabase.ExpiredHoldWiring {
    @Override
    public TestDatabase database() {
      return TestDatabase.mariaDbByConnectorJ();
    }
  }
}
