package io.holdfast.inventory;

import java.util.List;
import java.util.Optional;

/**
 * A part of a listing.
 *
 * @param items the items, in the order of the listing
 * @param next the token of the next page; empty at the end
 * @param <T> the type of the items
 * @since 0.1.0
 */
public record Page<T>(List<T> items, Optional<PageToken> next) {
  /** The maximum number of items on a page. */
  public static final int MAX_LIMIT = 10_000;

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }
}
