package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * A setting, schema or privilege is wrong. Thrown at start-up where it can be seen there; repeating
 * does not help.
 */
public final class ConfigurationException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message the setting, table or column, and the rule it breaks
   * @param cause what the store or driver threw, if anything
   */
  public ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause, false);
  }

  /**
   * Creates the fault without a cause.
   *
   * @param message the setting, table or column, and the rule it breaks
   */
  public ConfigurationException(String message) {
    this(message, null);
  }
}
