package io.holdfast.jdbc;

import io.holdfast.jdbc.servers.TestDatabase;

/** Runs the contract on MariaDB, through MariaDB's driver. */
class MariaDbContractTest extends AllContracts {
  MariaDbContractTest() {
    super(TestDatabase.mariaDb());
  }
}
