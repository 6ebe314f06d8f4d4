package io.holdfast.jdbc;

/**
 * Says, inside the store only, that somebody was faster: what was loaded is no longer what is
 * stored, so load and decide again.
 */
final class Again extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Again(String why) {
    super(why, null, false, false);
  }
}
