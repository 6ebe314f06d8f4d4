package io.holdfast.inventory.internal;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;

/** What to do about a fault of a unit that many callers share. */
final class Faults {
  private Faults() {}

  /** Whether any unit would end so now, whatever commands are in it. */
  static boolean isOfTheStore(RuntimeException fault) {
    return fault instanceof BusyException
        || fault instanceof UnavailableException
        || fault instanceof ConfigurationException
        || fault instanceof OutcomeUnknownException;
  }

  /** The same fault for one more caller, with a stack trace of its own. */
  static Throwable copy(Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    if (fault instanceof BusyException) {
      return new BusyException(message, fault);
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
