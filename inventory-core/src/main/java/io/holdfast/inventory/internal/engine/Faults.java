package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;

/** Classifies faults of a transaction that several callers share. */
final class Faults {
  private Faults() {}

  /** Returns whether every transaction would fail in this way now, whatever its commands are. */
  static boolean isOfTheStore(RuntimeException fault) {
    return fault instanceof BusyException
        || fault instanceof UnavailableException
        || fault instanceof ConfigurationException
        || fault instanceof OutcomeUnknownException;
  }

  /** Returns a copy of the fault for another caller, with a separate stack trace. */
  static Throwable copy(Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    if (fault instanceof BusyException busy) {
      return new BusyException(message, fault, busy.resource());
    }
    if (fault instanceof UnavailableException) {
      return new UnavailableException(message, fault);
    }
    if (fault instanceof ConfigurationException) {
      return new ConfigurationException(message, fault);
    }
    if (fault instanceof OutcomeUnknownException) {
      return new OutcomeUnknownException(message, fault);
    }
    return fault instanceof InvariantViolationException
        ? new InvariantViolationException(message, fault)
        : fault;
  }
}
