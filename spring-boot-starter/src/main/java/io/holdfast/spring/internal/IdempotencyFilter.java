package io.holdfast.spring.internal;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.spi.support.LoggedFailure;
import io.holdfast.spring.ShopResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets requests with an {@code Idempotency-Key} header take effect once, as
 * draft-ietf-httpapi-idempotency-key-header describes. The first request runs, and its answer is
 * recorded if it is a success. A repetition gets that answer. While the first one runs, a
 * repetition gets 409; another payload under the same key gets 422.
 *
 * <p>After any other answer the key is free, so that a client can repeat what was refused or has
 * failed. Therefore a handler passes the key on, as the id of what it does with the stock.
 *
 * <p>The keys of two shops, or of two principals, are different. The filter comes after those of
 * Spring Security, so the principal is known.
 */
final class IdempotencyFilter extends OncePerRequestFilter implements Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final String HEADER = "Idempotency-Key";
  private static final String OPERATION = "http";
  private static final String PAUSE = "1"; // seconds
  private static final int MAX_BODY = 1 << 20;
  private static final Set<String> METHODS = Set.of("POST", "PATCH");

  private final IdempotencyStore store;
  private final ShopResolver shops;
  private final HoldfastProperties.WebIdempotency options;
  private final List<PathPattern> paths;

  IdempotencyFilter(
      IdempotencyStore store, ShopResolver shops, HoldfastProperties.WebIdempotency options) {
    this.store = store;
    this.shops = shops;
    this.options = options;
    this.paths = options.paths().stream().map(PathPatternParser.defaultInstance::parse).toList();
  }

  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    PathContainer parsed = PathContainer.parsePath(path);
    return !METHODS.contains(request.getMethod())
        || paths.stream().noneMatch(it -> it.matches(parsed));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HEADER);
    if (header == null && !options.required()) {
      chain.doFilter(request, response);
    } else if (header == null) {
      Problem.write(response, 400, HEADER + " is required");
    } else if (isForm(request)) {
      Problem.write(response, 415, "a form cannot have the header " + HEADER);
    } else {
      once(header, request, response, chain);
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
    return lower.startsWith("application/x-www-form-urlencoded") || lower.startsWith("multipart/");
  }

  private void once(
      String header, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      Problem.write(response, 413, "a request with " + HEADER + " has at most 1 MiB");
      return;
    }
    Claim claim;
    try {
      claim = store.claim(claimOf(header, request, body));
    } catch (InvalidRequestException e) {
      Problem.write(response, 400, e.field() + " " + e.rule());
      return;
    } catch (InventoryException e) {
      LOG.warn("a request was answered with status 503", LoggedFailure.of(e));
      response.setHeader(HttpHeaders.RETRY_AFTER, PAUSE);
      Problem.write(response, 503, "nothing was done; repeat the request after a pause");
      return;
    }
    if (claim instanceof Claim.Acquired first) {
      run(first, new ReadRequest(request, body), response, chain);
    } else if (claim instanceof Claim.Done done) {
      new RecordedResponse(done.answer()).writeTo(response);
    } else if (claim instanceof Claim.InProgress) {
      response.setHeader(HttpHeaders.RETRY_AFTER, PAUSE);
      Problem.write(response, 409, "the same request is in progress");
    } else {
      Problem.write(response, 422, HEADER + " was used for another request");
    }
  }

  private ClaimRequest claimOf(String header, HttpServletRequest request, byte[] body) {
    IdempotencyKey key = IdempotencyKey.ofHeader(shops.shopOf(request), OPERATION, header);
    Principal principal = request.getUserPrincipal();
    if (principal != null) {
      String both = principal.getName() + "\n" + key.value();
      key = new IdempotencyKey(key.shop(), OPERATION, Fingerprint.sha256(both).value());
    }
    return ClaimRequest.of(key, fingerprint(request, body))
        .withLease(options.lease())
        .withRetention(options.retention());
  }

  private static Fingerprint fingerprint(HttpServletRequest request, byte[] body) {
    String head =
        request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return Fingerprint.sha256(all.toByteArray());
  }

  private void run(
      Claim.Acquired claim,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    boolean done = false;
    try {
      chain.doFilter(request, kept);
      done = kept.getStatus() >= 200 && kept.getStatus() < 300;
    } finally {
      // An Error does not say whether anything was done, and the key is free all the same: the id
      // that the handler has passed on protects what it does.
      settle(claim, done ? kept : null);
    }
    kept.copyBodyToResponse();
  }

  /** Records the answer, or frees the key; what fails here ends with the lease. */
  private void settle(Claim.Acquired claim, @Nullable ContentCachingResponseWrapper success) {
    try {
      if (success == null) {
        store.abandon(claim);
      } else {
        store.complete(claim, RecordedResponse.of(success).stored());
      }
    } catch (RuntimeException e) {
      LOG.warn(
          "the answer to {} was not recorded; a repetition may run again",
          claim.key(),
          LoggedFailure.of(e));
    }
  }
}
