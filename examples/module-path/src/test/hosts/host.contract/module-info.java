module host.contract {
  requires io.holdfast.contract;
  requires io.holdfast.inmemory;
  requires org.junit.platform.launcher;

  opens host.contract to
      org.junit.platform.commons;
}
