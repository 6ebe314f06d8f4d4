package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.TaskTokens;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityCompletionFailureException;
import io.temporal.failure.ApplicationFailure;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The tokens of activities, as text that is safe in a message. */
final class TemporalTokens implements TaskTokens {
  /** Keeps the token of another engine from being sent to the server. */
  private static final String PREFIX = "temporal:";

  private final ActivityCompletionClient client;

  TemporalTokens(ActivityCompletionClient client) {
    this.client = client;
  }

  static String text(byte[] token) {
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  @Override
  public boolean succeed(String token, CourierStatus courier) {
    return answer(token, it -> client.complete(it, courier));
  }

  @Override
  public boolean fail(String token, String error, String cause) {
    return answer(
        token,
        it ->
            client.completeExceptionally(
                it, ApplicationFailure.newNonRetryableFailure(cause, error)));
  }

  @Override
  public boolean heartbeat(String token) {
    return answer(token, it -> client.heartbeat(it, null));
  }

  private interface Call {
    void answer(byte[] token);
  }

  private static boolean answer(String token, Call call) {
    byte[] bytes = bytes(token);
    if (bytes == null) {
      return false;
    }
    try {
      call.answer(bytes);
      return true;
    } catch (ActivityCompletionFailureException e) {
      // The server was not reached. The message comes again.
      throw e;
    } catch (ActivityCompletionException e) {
      return false;
    }
  }

  private static byte @Nullable [] bytes(String token) {
    if (!token.startsWith(PREFIX)) {
      return null;
    }
    try {
      return Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
