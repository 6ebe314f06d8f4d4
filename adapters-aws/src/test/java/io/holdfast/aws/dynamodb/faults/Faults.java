package io.holdfast.aws.dynamodb.faults;

import io.holdfast.aws.dynamodb.faults.Fault.Answer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Faults of DynamoDB that the emulator never produces. */
public final class Faults {

  private static final String MODEL = "com.amazonaws.dynamodb.v20120810#";
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/x-amz-json-1.0");

  private Faults() {}

  /** A conflict with another transaction at these actions, counted from 0; nothing is applied. */
  public static Fault conflictAt(int... positions) {
    return cancelledAt("TransactionConflict", positions);
  }

  /** A transaction that is cancelled for this reason at these positions; nothing is applied. */
  public static Fault cancelledAt(String reason, int... positions) {
    return (request, dynamo) -> {
      int actions =
          JsonNode.parser().parse(request).field("TransactItems").orElseThrow().asArray().size();
      String reasons =
          IntStream.range(0, actions)
              .mapToObj(i -> Arrays.stream(positions).anyMatch(at -> at == i) ? reason : "None")
              .map(
                  code ->
                      code.equals("None")
                          ? "{\"Code\":\"None\"}"
                          : "{\"Code\":\"" + code + "\",\"Message\":\"put here by a test\"}")
              .collect(Collectors.joining(","));
      return Optional.of(
          error(400, "TransactionCanceledException", ",\"CancellationReasons\":[" + reasons + "]"));
    };
  }

  /** A conflict of a plain write with a transaction; nothing is applied. */
  public static Fault transactionConflict() {
    return refused("TransactionConflictException");
  }

  /** A transaction with the same token that is still in progress. */
  public static Fault inProgress() {
    return refused("TransactionInProgressException");
  }

  /** More requests than the table can handle; nothing is applied. */
  public static Fault throttled() {
    return refused("ThrottlingException");
  }

  /** An error of this type, with status 400; nothing is applied. */
  public static Fault refused(String type) {
    return (request, dynamo) -> Optional.of(error(400, type, ""));
  }

  /** An internal error of the service; nothing is applied. */
  public static Fault serverError() {
    return (request, dynamo) -> Optional.of(error(500, "InternalServerError", ""));
  }

  /** A connection that breaks before the request arrives; nothing is applied. */
  public static Fault lostRequest() {
    return (request, dynamo) -> Optional.empty();
  }

  /** A connection that breaks before the answer returns; the request is applied. */
  public static Fault lostAnswer() {
    return (request, dynamo) -> {
      dynamo.send();
      return Optional.empty();
    };
  }

  private static Answer error(int status, String type, String more) {
    return new Answer(
        status,
        JSON,
        "{\"__type\":\"" + MODEL + type + "\",\"message\":\"put here by a test\"" + more + "}");
  }
}
