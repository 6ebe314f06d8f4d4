/** What the hosts have in common: a shop that sells, asks for goods, and gets them. */
module host.scene {
  requires transitive io.holdfast.inventory;

  exports host.scene;
}
