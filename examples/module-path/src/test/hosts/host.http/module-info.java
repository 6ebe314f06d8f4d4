module host.http {
  requires host.scene;
  requires io.holdfast.http;
  requires io.holdfast.inmemory;
  requires jdk.httpserver;
}
