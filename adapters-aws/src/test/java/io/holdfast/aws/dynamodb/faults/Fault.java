package io.holdfast.aws.dynamodb.faults;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What happens to one request instead of being forwarded and answered. */
@FunctionalInterface
public interface Fault {

  /**
   * The answer that the client gets; empty if its connection is cut.
   *
   * @param request the body of the request
   * @param dynamo sends the request on
   */
  Optional<Answer> happen(String request, Forward dynamo) throws IOException, InterruptedException;

  /** Sends the request on to DynamoDB. */
  @FunctionalInterface
  interface Forward {

    /** What DynamoDB answers. */
    Answer send() throws IOException, InterruptedException;
  }

  /** An answer over HTTP. */
  record Answer(int status, Map<String, String> headers, String body) {}
}
