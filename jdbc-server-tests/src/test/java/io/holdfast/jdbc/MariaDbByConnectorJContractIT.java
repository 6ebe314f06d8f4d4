package io.holdfast.jdbc;

import io.holdfast.jdbc.servers.TestDatabase;

/** Runs the contract on MariaDB, through MySQL's driver. */
class MariaDbByConnectorJContractIT extends AllContracts {
  MariaDbByConnectorJContractIT() {
    super(TestDatabase.mariaDbByConnectorJ());
  }
}
