package io.holdfast.inventory.spi.support;

/**
 * The version of the library, for messages.
 *
 * @since 0.1.0
 */
public final class Versions {
  private Versions() {}

  /** Returns the version in the manifest of the jar, or {@code unreleased} if there is none. */
  public static String holdfast() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }
}
