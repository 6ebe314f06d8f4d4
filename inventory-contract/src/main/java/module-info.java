/**
 * The tests that every store passes, and what they are made of. For authors of stores, and for
 * tests of hosts.
 */
module io.holdfast.contract {
  requires transitive io.holdfast.inventory;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires static org.jspecify;

  exports io.holdfast.contract;
  exports io.holdfast.contract.history;
  exports io.holdfast.contract.model;

  opens io.holdfast.contract to
      org.junit.platform.commons;
  opens io.holdfast.contract.behaviour to
      org.junit.platform.commons;
  opens io.holdfast.contract.clause to
      org.junit.platform.commons;
  opens io.holdfast.contract.idempotency to
      org.junit.platform.commons;
  opens io.holdfast.contract.internal to
      org.junit.platform.commons;
  opens io.holdfast.contract.outbox to
      org.junit.platform.commons;
}
