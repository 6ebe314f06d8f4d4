/** Answers of a host's operations that are final, kept near at hand. */
module io.holdfast.caffeine {
  requires transitive io.holdfast.inventory;
  requires com.github.benmanes.caffeine;
  requires static org.jspecify;

  exports io.holdfast.caffeine;
}
