package io.holdfast.jdbc;

import io.holdfast.jdbc.servers.TestDatabase;

/** Runs the contract on MySQL. */
class MySqlContractTest extends AllContracts {
  MySqlContractTest() {
    super(TestDatabase.mySql());
  }
}
