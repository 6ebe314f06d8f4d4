package io.holdfast.http.callback;

import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives a factory's callbacks that goods have arrived, and books the goods once, however often
 * the callback is repeated. It needs no web framework: the host passes the request that its HTTP
 * server received, and sends the response that it gets back.
 *
 * <p>A callback is accepted if it is signed with a key of the shop as {@link CallbackSignature}
 * describes, the time of signing is within the window, and its id was not used for another
 * callback. It names the restock request that it answers, as its {@link CallbackFormat} says; by
 * default that is {@link JsonCallbackFormat}. A repetition of the same callback gets the same
 * answer. A callback that is not accepted gets 401 and no reason. Each kind of log line is written
 * a few times a minute; the next line gives the number of lines left out.
 *
 * <table>
 * <caption>Responses</caption>
 * <tr><td>200<td>the goods are in stock, by this callback or an earlier delivery of it
 * <tr><td>400<td>the body is invalid; the answer names the field
 * <tr><td>401<td>the callback is not accepted
 * <tr><td>404<td>the article does not exist, or there was never such a request for it
 * <tr><td>405, 413<td>the method is not POST; the body has more than {@value #MAX_BODY} bytes
 * <tr><td>409<td>the id was used for other goods, or the stock cannot take them
 * <tr><td>503<td>nothing was done, or the outcome is not known; repeat the same callback later
 * <tr><td>500<td>an internal error
 * </table>
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class RestockCallback {
  /** The maximum length of a body in bytes. */
  public static final int MAX_BODY = 65_536;

  private static final Logger LOG = LoggerFactory.getLogger(RestockCallback.class);
  private static final String SIGNED = "restock-callback";
  private static final String UNSIGNED = "restock-callback-unsigned";
  private static final long PAUSE_SECONDS = 5;

  private final CallbackReceiver goods;
  private final IdempotentExecutor once;
  private final Function<ShopId, List<Secret>> keys;
  private final CallbackFormat format;
  private final CallbackListener listener;
  private final InstantSource clock;
  private final Duration window;
  private final Duration retention;
  private final boolean unsigned;
  private final Map<Rejection, LogLimit> rejections = new EnumMap<>(Rejection.class);
  private final LogLimit postponements = new LogLimit();
  private final LogLimit failures = new LogLimit();
  private final LogLimit surpluses = new LogLimit();
  private final LogLimit listenerFailures = new LogLimit();

  RestockCallback(CallbackBuilder settings, String received) {
    this.goods =
        new CallbackReceiver(
            settings.inventory, settings.location, settings.surplusUnsigned, received);
    this.once = IdempotentExecutor.create(settings.memory);
    this.keys = settings.keys();
    this.format = settings.format;
    this.listener = settings.listener;
    this.clock = settings.clock;
    this.window = settings.window;
    this.retention = settings.retention;
    this.unsigned = settings.unsigned;
    for (Rejection each : Rejection.values()) {
      rejections.put(each, new LogLimit());
    }
  }

  /**
   * Returns a builder of a callback for an inventory.
   *
   * @param inventory the inventory that the goods are booked in
   * @param memory the store that remembers callbacks
   */
  public static CallbackBuilder builder(StockOperations inventory, IdempotencyStore memory) {
    return new CallbackBuilder(inventory, memory);
  }

  /**
   * Handles a callback.
   *
   * @param shop the shop, known from the host's own routing and never from the content of the
   *     request
   * @param request the request as received
   * @return the response to send
   */
  public CallbackResponse handle(ShopId shop, CallbackRequest request) {
    Objects.requireNonNull(shop, "shop");
    Objects.requireNonNull(request, "request");
    if (!request.method().equals("POST")) {
      return Responses.error(Responses.METHOD_NOT_ALLOWED, "POST only", "Allow", "POST");
    }
    if (request.body().length > MAX_BODY) {
      return Responses.error(Responses.TOO_LARGE, "at most " + MAX_BODY + " bytes");
    }
    AtomicBoolean signed = new AtomicBoolean();
    CallbackResponse response = guarded(shop, () -> answer(shop, request, signed));
    tell(it -> it.answered(shop, response.status(), signed.get()));
    return response;
  }

  private CallbackResponse answer(ShopId shop, CallbackRequest request, AtomicBoolean signed) {
    List<Secret> secrets = keys.apply(shop);
    // If a shop has a key, every callback must be signed.
    if (unsigned && secrets.isEmpty() && !request.has(CallbackSignature.SIGNATURE_HEADER)) {
      return takeUnsigned(shop, arrival(request));
    }
    Rejection rejection = SignatureCheck.check(request, secrets, clock.instant(), window);
    if (rejection != null) {
      return rejected(shop, rejection);
    }
    signed.set(true);
    return take(shop, id(request), arrival(request), request.body());
  }

  private Arrival arrival(CallbackRequest request) {
    return format.read(request.body(), request.target());
  }

  private static String id(CallbackRequest request) {
    return Objects.requireNonNull(request.header(CallbackSignature.ID_HEADER), "checked before");
  }

  private CallbackResponse take(ShopId shop, String id, Arrival arrival, byte[] body) {
    Fingerprint payload = Fingerprint.sha256(arrival.request() + " " + Fingerprint.sha256(body));
    CallbackResponse response =
        once(
            new IdempotencyKey(shop, SIGNED, id),
            payload,
            () -> goods.receive(shop, operation(id), arrival, heard(shop)));
    return response == null ? rejected(shop, Rejection.NONCE) : response;
  }

  /** Handles a callback without an id: it is identified by the request that it answers. */
  private CallbackResponse takeUnsigned(ShopId shop, Arrival arrival) {
    CallbackResponse response =
        once(
            new IdempotencyKey(shop, UNSIGNED, arrival.request().value()),
            Fingerprint.sha256(arrival.sku() + " " + arrival.quantity()),
            () -> goods.receiveUnsigned(shop, arrival, heard(shop)));
    return response == null
        ? Responses.error(Responses.CONFLICT, "another answer to this request came before")
        : response;
  }

  /** Returns the response; null if the key was used for another payload. */
  private @Nullable CallbackResponse once(
      IdempotencyKey key, Fingerprint payload, Supplier<CallbackResponse> work) {
    ClaimRequest claim = ClaimRequest.of(key, payload).withRetention(retention);
    try {
      return once.run(claim, () -> done(work.get()))
          .<@Nullable CallbackResponse>fold(
              done -> Responses.received(done.answer().text()),
              inProgress -> Responses.later(PAUSE_SECONDS),
              otherPayload -> null);
    } catch (NotDoneException e) {
      return e.response;
    }
  }

  private static String done(CallbackResponse response) {
    if (response.status() != Responses.OK) {
      throw new NotDoneException(response);
    }
    return response.body();
  }

  private static OperationId operation(String id) {
    return OperationId.of(EntryId.internal("callback", id));
  }

  private Consumer<Receipt> heard(ShopId shop) {
    return receipt -> {
      if (receipt.surplus() > 0) {
        surpluses.log(
            leftOut ->
                LOG.warn(
                    "goods of {} for request {}: {}, {} too many, {} of these not in stock{}",
                    shop,
                    receipt.request(),
                    receipt.standing(),
                    receipt.surplus(),
                    receipt.withheld(),
                    leftOut));
      }
      tell(it -> it.received(shop, receipt));
    };
  }

  private CallbackResponse rejected(ShopId shop, Rejection reason) {
    Objects.requireNonNull(rejections.get(reason), "one for each")
        .log(
            leftOut ->
                LOG.warn("a restock callback of {} is not accepted: {}{}", shop, reason, leftOut));
    tell(it -> it.rejected(shop, reason));
    return Responses.error(Responses.UNAUTHORIZED, "not accepted");
  }

  private CallbackResponse guarded(ShopId shop, Supplier<CallbackResponse> work) {
    try {
      return work.get();
    } catch (InvalidRequestException e) {
      return Responses.error(Responses.BAD_REQUEST, e.field() + ": " + e.rule());
    } catch (ClaimLostException e) {
      return Responses.later(PAUSE_SECONDS); // it took too long; a repetition gets the answer
    } catch (InventoryException e) {
      if (e.isRetryable()) {
        postponements.log(
            leftOut ->
                LOG.warn(
                    "a restock callback of {} must be repeated: {}{}",
                    shop,
                    LoggedFailure.of(e).toString(),
                    leftOut));
        return Responses.later(PAUSE_SECONDS);
      }
      return failed(shop, e);
    } catch (Throwable e) { // a host in another language throws checked exceptions too
      HostCode.keepInterrupt(e);
      return failed(shop, e);
    }
  }

  private CallbackResponse failed(ShopId shop, Throwable e) {
    // A source of keys may quote a key in its message, and a format what the sender has sent.
    failures.log(
        leftOut ->
            LOG.error("a restock callback of {} failed{}", shop, leftOut, LoggedFailure.of(e)));
    return Responses.error(Responses.FAILED, "failed");
  }

  private void tell(Consumer<CallbackListener> what) {
    try {
      what.accept(listener);
    } catch (Throwable e) { // a host in another language throws checked exceptions too
      HostCode.keepInterrupt(e); // even if no line is logged
      // The goods are booked by now, and the factory has to get that answer.
      listenerFailures.log(
          leftOut -> HostCode.report(LOG, "a listener to restock callbacks failed" + leftOut, e));
    }
  }

  /**
   * Reports that the goods were refused. This is not remembered: the same callback may succeed
   * later.
   */
  private static final class NotDoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CallbackResponse response;

    private NotDoneException(CallbackResponse response) {
      super(null, null, false, false);
      this.response = response;
    }
  }
}
