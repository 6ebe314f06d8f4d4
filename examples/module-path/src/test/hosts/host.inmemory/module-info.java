module host.inmemory {
  requires host.scene;
  requires io.holdfast.inmemory;
}
