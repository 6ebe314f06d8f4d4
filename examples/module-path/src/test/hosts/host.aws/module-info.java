module host.aws {
  requires host.scene;
  requires io.holdfast.aws;
}
