package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if an option, a schema or a privilege is wrong, at start-up where possible. Repeating the
 * call does not help.
 *
 * @since 0.1.0
 */
public final class ConfigurationException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message the option, table or column, and the rule that it breaks
   * @param cause the exception of the store or driver; null if there is none
   */
  public ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause, false);
  }

  /**
   * Creates the fault without a cause.
   *
   * @param message the option, table or column, and the rule that it breaks
   */
  public ConfigurationException(String message) {
    this(message, null);
  }
}
