module host.micrometer {
  requires io.holdfast.micrometer;
  requires io.holdfast.inmemory;
}
