module host.jdbc {
  requires com.h2database;
  requires host.scene;
  requires io.holdfast.jdbc;
}
