package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An entry to write. A store keeps its index of holds by expiry in step with it: the index has one
 * row for each line of a reservation that is {@code HELD} in {@code after} and has taken something,
 * and no other row of that reservation.
 *
 * @param before what is stored, and must still be there in this version; null if the id must not
 *     exist yet
 * @param after what is to be stored
 */
public record EntryChange(@Nullable Entry before, Entry after) {}
