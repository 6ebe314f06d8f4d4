/**
 * The rules of oversell-safe inventory, and the ports through which hosts call them and stores
 * serve them.
 */
module io.holdfast.inventory {
  requires org.slf4j;
  requires static org.jspecify;

  exports io.holdfast.idempotency;
  exports io.holdfast.inventory;
  exports io.holdfast.inventory.error;
  exports io.holdfast.inventory.model;
  exports io.holdfast.inventory.spi;
  exports io.holdfast.inventory.spi.support;
  exports io.holdfast.restock;
  exports io.holdfast.restock.spi;
  exports io.holdfast.testing;
}
