package io.holdfast.inventory.model;

/** What an id has come to mean in its shop: a reservation or an operation, for ever one of them. */
public sealed interface Entry permits Reservation, Operation {
  /** The tenant. */
  ShopId shop();

  /** The id, in the name space that reservations and operations share. */
  EntryId entryId();

  /** Grows by one with every change of this entry, from 1. */
  long version();
}
