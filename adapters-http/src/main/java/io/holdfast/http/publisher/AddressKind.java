package io.holdfast.http.publisher;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The kind of an address, for the decision whether to connect to it. */
enum AddressKind {
  /** An address on the Internet. */
  PUBLIC,
  /** This machine, or a network around it. */
  PRIVATE,
  /**
   * An address that no factory can have: link-local with the cloud's metadata, multicast, reserved.
   */
  FORBIDDEN;

  /**
   * The special-purpose registries of IANA, and the services of clouds for their machines, which
   * are in private and public ranges. They are checked first: the first match counts.
   */
  private static final List<Network> FORBIDDEN_NETWORKS =
      networks(
          "100.100.100.200/32",
          "168.63.129.16/32",
          "fd00:42::/48",
          "fd00:a9fe:a9fe::/48",
          "fd00:c1::/48",
          "fd20:ce::/48",
          "0.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "fd00:ec2::/32",
          "2001::/23",
          "2001:db8::/32",
          "2620:4f:8000::/48",
          "3fff::/20");

  private static final List<Network> PRIVATE_NETWORKS =
      networks(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "::1/128",
          "fc00::/7");

  private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

  /**
   * Addresses that contain an IPv4 address: the packet is sent there, so that address is checked.
   */
  private static final Network NAT64 = Network.of("64:ff9b::/96");

  private static final Network SIX_TO_FOUR = Network.of("2002::/16");

  static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (NAT64.contains(bytes)) {
      return ofIpv4(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.contains(bytes)) {
      return ofIpv4(Arrays.copyOfRange(bytes, 2, 6));
    }
    if (isIn(FORBIDDEN_NETWORKS, bytes)) {
      return FORBIDDEN;
    }
    if (isIn(PRIVATE_NETWORKS, bytes)) {
      return PRIVATE;
    }
    return address instanceof Inet4Address || GLOBAL_UNICAST.contains(bytes) ? PUBLIC : FORBIDDEN;
  }

  private static AddressKind ofIpv4(byte[] bytes) {
    try {
      return of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static boolean isIn(List<Network> networks, byte[] address) {
    return networks.stream().anyMatch(each -> each.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }
}
