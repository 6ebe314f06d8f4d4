package io.holdfast.http.publisher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;

/** A range of addresses that begin with the same bits. */
final class Network {
  private final byte[] prefix;
  private final int bits;

  private Network(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /** Parses the notation with a slash; the address is a literal, never a name. */
  static Network of(String text) {
    int slash = text.indexOf('/');
    try {
      byte[] prefix = InetAddress.getByName(text.substring(0, slash)).getAddress();
      return new Network(prefix, Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  boolean contains(byte[] address) {
    Objects.requireNonNull(address, "address");
    if (address.length != prefix.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || (address[whole] ^ prefix[whole]) >> (8 - rest) == 0;
  }
}
