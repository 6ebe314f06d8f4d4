package io.holdfast.http.publisher;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name. It may take any time: the caller limits it. */
@FunctionalInterface
interface HostLookup {
  InetAddress[] addresses(String host) throws UnknownHostException;
}
