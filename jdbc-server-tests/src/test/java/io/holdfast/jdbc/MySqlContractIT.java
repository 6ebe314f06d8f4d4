package io.holdfast.jdbc;

import io.holdfast.jdbc.servers.TestDatabase;

/** Runs the contract on MySQL. */
class MySqlContractIT extends AllContracts {
  MySqlContractIT() {
    super(TestDatabase.mySql());
  }
}
