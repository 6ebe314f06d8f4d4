/** A cache of the final answers of a host's operations. */
module io.holdfast.caffeine {
  requires transitive io.holdfast.inventory;
  requires com.github.benmanes.caffeine;
  requires static org.jspecify;

  exports io.holdfast.caffeine;
}
