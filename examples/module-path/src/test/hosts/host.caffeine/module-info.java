module host.caffeine {
  requires host.scene;
  requires io.holdfast.caffeine;
  requires io.holdfast.inmemory;
}
