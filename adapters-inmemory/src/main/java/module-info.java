/** An inventory store in the memory of one process. */
module io.holdfast.inmemory {
  requires transitive io.holdfast.inventory;
  requires static org.jspecify;

  exports io.holdfast.inmemory;
}
