package io.holdfast.contract;

import io.holdfast.contract.internal.SentenceNames;
import org.junit.jupiter.api.DisplayNameGeneration;

/**
 * Random scripts of commands on the store, each answer held against a naive model. See {@link
 * StoreFixture} for the wiring.
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class RandomScriptContract implements StoreFixture {
  /** For the wiring. */
  protected RandomScriptContract() {}
}
