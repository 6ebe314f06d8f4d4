package io.holdfast.jdbc;

import io.holdfast.jdbc.servers.TestDatabase;

/** Runs the contract on H2 in a file, with every commit on disk. */
class H2FileContractTest extends AllContracts {
  H2FileContractTest() {
    super(TestDatabase.h2File());
  }
}
