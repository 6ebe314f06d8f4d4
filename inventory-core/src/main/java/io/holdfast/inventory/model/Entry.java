package io.holdfast.inventory.model;

/**
 * The meaning of an id in its shop: a reservation or an operation. It never changes from one to the
 * other.
 *
 * @since 0.1.0
 */
public sealed interface Entry permits Reservation, Operation {
  /** Returns the tenant. */
  ShopId shop();

  /** Returns the id, in the name space that reservations and operations share. */
  EntryId entryId();

  /** Returns the version, which starts at 1 and grows by one with every change of this entry. */
  long version();
}
