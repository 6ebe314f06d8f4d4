package io.holdfast.inventory;

/**
 * Where a listing goes on. Opaque text that fits into a URL; valid only for the listing and the
 * shop that gave it.
 *
 * @param value as it was given
 */
public record PageToken(String value) {
  /** Checks that it is there; whether it is valid is checked by the call it is given to. */
  public PageToken {
    Checks.required("token", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
