package io.holdfast.aws.dynamodb.faults;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A fault that replaces the forwarding and answering of one request. */
@FunctionalInterface
public interface Fault {

  /**
   * Returns the answer for the client; empty if its connection is cut.
   *
   * @param request the body of the request
   * @param dynamo forwards the request to DynamoDB
   */
  Optional<Answer> happen(String request, Forward dynamo) throws IOException, InterruptedException;

  /** Forwards the request to DynamoDB. */
  @FunctionalInterface
  interface Forward {

    /** Returns the answer of DynamoDB. */
    Answer send() throws IOException, InterruptedException;
  }

  /** An answer over HTTP. */
  record Answer(int status, Map<String, String> headers, String body) {}
}
