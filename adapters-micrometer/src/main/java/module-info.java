/** Meters and observations of an inventory, for Micrometer. */
module io.holdfast.micrometer {
  requires transitive io.holdfast.inventory;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;
  requires transitive micrometer.commons;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.holdfast.micrometer;
}
