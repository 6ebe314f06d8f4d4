package io.holdfast.http.publisher;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Only the status and {@code Retry-After} of the answer are kept. The
 * body is read and discarded, so that the connection can be reused, but only up to a limit.
 */
final class Exchange implements Workers.Call<Reply> {
  private final CloseableHttpClient client;
  private final HttpPost post;
  private final int mostBytes;
  private volatile @Nullable Reply known;

  Exchange(CloseableHttpClient client, HttpPost post, int mostBytes) {
    this.client = client;
    this.post = post;
    this.mostBytes = mostBytes;
  }

  @Override
  public Reply run() throws IOException {
    try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
      Header retryAfter = response.getFirstHeader("Retry-After");
      Reply reply =
          new Reply(response.getCode(), retryAfter == null ? null : retryAfter.getValue());
      known = reply;
      if (!isReadAway(response.getEntity())) {
        post.abort(); // closing alone would read on to the end
      }
      return reply;
    } catch (IOException | RuntimeException e) {
      Reply reply = known;
      if (reply == null) {
        throw e;
      }
      return reply; // the answer had come before the connection broke
    }
  }

  private boolean isReadAway(@Nullable HttpEntity body) throws IOException {
    return body == null || body.getContent().readNBytes(mostBytes).length < mostBytes;
  }

  @Override
  public void cancel() {
    post.abort();
  }

  @Override
  public @Nullable Reply known() {
    return known;
  }
}
