package io.holdfast.jdbc;

import io.holdfast.jdbc.servers.TestDatabase;

/** Runs the contract on MariaDB, through MariaDB's driver. */
class MariaDbContractIT extends AllContracts {
  MariaDbContractIT() {
    super(TestDatabase.mariaDb());
  }
}
