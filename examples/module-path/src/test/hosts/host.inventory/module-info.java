module host.inventory {
  requires io.holdfast.inventory;
}
