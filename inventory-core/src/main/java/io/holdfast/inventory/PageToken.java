package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;

/**
 * The position at which a listing continues. It is opaque text that fits into a URL, and valid only
 * for the listing and the shop that returned it.
 *
 * @param value the text, as it was returned
 * @since 0.1.0
 */
public record PageToken(String value) {
  /**
   * Checks that the value is present. The call that receives the token checks whether it is valid.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is null
   */
  public PageToken {
    Checks.required("token", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
