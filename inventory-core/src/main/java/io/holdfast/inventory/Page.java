package io.holdfast.inventory;

import java.util.List;
import java.util.Optional;

/**
 * Part of a listing.
 *
 * @param items in the listing's order
 * @param next how to ask for the next page; empty at the end
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Optional<PageToken> next) {
  /** The most items on one page. */
  public static final int MAX_LIMIT = 10_000;

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }
}
