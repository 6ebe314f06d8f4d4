package io.holdfast.contract;

import io.holdfast.contract.internal.SentenceNames;
import org.junit.jupiter.api.DisplayNameGeneration;

/**
 * Concurrent histories recorded on the store, each explained by some order that respects real time.
 * See {@link StoreFixture} for the wiring.
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class LinearizabilityContract implements StoreFixture {
  /** For the wiring. */
  protected LinearizabilityContract() {}
}
