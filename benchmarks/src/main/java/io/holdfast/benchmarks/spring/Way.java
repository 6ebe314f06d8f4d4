package io.holdfast.benchmarks.spring;

/** The ways to keep an order row and an event with the stock. */
enum Way {
  /** The library writes them with the stock, in the transaction that orders share. */
  ALONGSIDE("alongside", "Inventory.alongside"),
  /** The stock joins the transaction of a method with {@code @Transactional}. */
  JOINED("joined", "@Transactional and TransactionalStock"),
  /** The same method, without the library: a guarded update of a row of stock. */
  BY_HAND("by-hand", "@Transactional, by hand");

  private final String path;
  private final String title;

  Way(String path, String title) {
    this.path = path;
    this.title = title;
  }

  /** Returns the path at which orders of this way are posted. */
  String path() {
    return "/" + path + "/orders";
  }

  /** Returns the name for tables. */
  String title() {
    return title;
  }
}
