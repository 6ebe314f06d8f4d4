package io.holdfast.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name. May take as long as it likes: who calls it bounds it. */
@FunctionalInterface
interface HostLookup {
  InetAddress[] addresses(String host) throws UnknownHostException;
}
