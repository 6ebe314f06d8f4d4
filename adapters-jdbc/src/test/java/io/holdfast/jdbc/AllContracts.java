package io.holdfast.jdbc;

import io.holdfast.contract.InventoryContract;
import io.holdfast.contract.LinearizabilityContract;
import io.holdfast.contract.RandomScriptContract;
import io.holdfast.jdbc.servers.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Runs all contracts on a database. */
abstract class AllContracts extends PortContracts {
  AllContracts(TestDatabase database) {
    super(database);
  }

  @Nested
  class Commands extends InventoryContract implements ContractDatabase.Fixture {
    @Override
    public TestDatabase database() {
      return database;
    }
  }

  @Nested
  class Scripts extends RandomScriptContract implements ContractDatabase.Fixture {
    @Override
    public TestDatabase database() {
      return database;
    }
  }

  @Nested
  class Histories extends LinearizabilityContract implements ContractDatabase.Fixture {
    @Override
    public TestDatabase database() {
      return database;
    }
  }
}
