package io.holdfast.jdbc;

import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.OddDatabase;

/**
 * Runs the contracts of the ports on unusual settings of session and driver, which must not change
 * any result.
 */
class OddSettingsByConnectorJContractIT extends PortContracts {
  private static final OddDatabase DATABASE = new OddDatabase(Driver.CONNECTOR_J);

  OddSettingsByConnectorJContractIT() {
    super(DATABASE);
  }
}
