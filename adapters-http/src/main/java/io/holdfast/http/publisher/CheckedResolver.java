package io.holdfast.http.publisher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once for each connection, and returns only addresses that the rules allow. The
 * client connects to the addresses that were checked, so a later change of the name has no effect.
 */
final class CheckedResolver implements DnsResolver {
  private final HostLookup lookup;
  private final UrlRules rules;

  CheckedResolver(HostLookup lookup, UrlRules rules) {
    this.lookup = lookup;
    this.rules = rules;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = lookup.addresses(host);
    if (!rules.allowsAll(addresses)) {
      throw new ForbiddenAddressException();
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Reports that a name leads to an address that is not allowed. */
  static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }
}
