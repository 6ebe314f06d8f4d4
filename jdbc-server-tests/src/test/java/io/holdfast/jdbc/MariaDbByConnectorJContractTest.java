package io.holdfast.jdbc;

import io.holdfast.jdbc.servers.TestDatabase;

/** Runs the contract on MariaDB, through MySQL's driver. */
class MariaDbByConnectorJContractTest extends AllContracts {
  MariaDbByConnectorJContractTest() {
    super(TestDatabase.mariaDbByConnectorJ());
  }
}
