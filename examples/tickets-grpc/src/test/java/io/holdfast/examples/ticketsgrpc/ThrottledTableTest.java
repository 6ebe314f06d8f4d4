package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static io.holdfast.examples.ticketsgrpc.Scene.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A DynamoDB table that allows no more requests for a while. */
class ThrottledTableTest {
  @Test
  void aThrottledCallIsUnavailableAndSucceedsLater() {
    Throttle throttle = new Throttle();
    try (Scene scene = Scene.onTable("tickets-throttled", throttle)) {
      throttle.on = true;
      // BUSY, or OUTCOME_UNKNOWN if the last attempt was cut off by the deadline of the store.
      assertThat(failure(() -> scene.first.commitReservation(commit("r-1", "evt", 1))))
          .startsWith("UNAVAILABLE ");
      throttle.on = false;

      scene.awaitServing();
      assertThat(scene.first.commitReservation(commit("r-1", "evt", 1)).getStatus())
          .isEqualTo("CONFIRMED");
      assertThat(scene.level("evt").committed()).isOne();
    }
  }

  /** Lets no request be carried out, and replaces the answer. */
  private static final class Throttle implements ExecutionInterceptor {
    private static final String BODY =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";

    private volatile boolean on;

    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest request, ExecutionAttributes attributes) {
      return on
          ? request.httpRequest().toBuilder()
              .putHeader("X-Amz-Target", "DynamoDB_20120810.Nothing")
              .build()
          : request.httpRequest();
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(
        Context.ModifyHttpResponse answer, ExecutionAttributes attributes) {
      return on
          ? answer.httpResponse().toBuilder()
              .statusCode(400)
              .removeHeader("Content-Length")
              .removeHeader("x-amz-crc32")
              .build()
          : answer.httpResponse();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
        Context.ModifyHttpResponse answer, ExecutionAttributes attributes) {
      if (!on) {
        return answer.responseBody();
      }
      // Otherwise the connection would never be free again.
      answer.responseBody().ifPresent(Throttle::drain);
      return Optional.of(new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)));
    }

    private static void drain(InputStream body) {
      try (body) {
        body.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
