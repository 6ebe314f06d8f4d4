package io.holdfast.aws.dynamodb.faults;

import io.holdfast.aws.dynamodb.faults.Fault.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The faults that the emulator never has, as DynamoDB has them. */
public final class Faults {

  private static final String MODEL = "com.amazonaws.dynamodb.v20120810#";
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/x-amz-json-1.0");

  private Faults() {}

  /** Another transaction was at these actions of a transaction, counted from 0; nothing applied. */
  public static Fault conflictAt(int... positions) {
    return cancelledAt("TransactionConflict", positions);
  }

  /** A transaction cancelled for this reason at these positions; nothing applied. */
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

  /** A transaction is at the item of a plain write; nothing applied. */
  public static Fault transactionConflict() {
    return refused("TransactionConflictException");
  }

  /** A transaction with the same token is still going on. */
  public static Fault inProgress() {
    return refused("TransactionInProgressException");
  }

  /** More requests than the table takes; nothing applied. */
  public static Fault throttled() {
    return refused("ThrottlingException");
  }

  /** More requests than the table is paid for; nothing applied. */
  public static Fault tooManyRequests() {
    return refused("ProvisionedThroughputExceededException");
  }

  /** More requests than the account may send; nothing applied. */
  public static Fault requestLimit() {
    return refused("RequestLimitExceeded");
  }

  /** An error of this type, status 400; nothing applied. */
  public static Fault refused(String type) {
    return (request, dynamo) -> Optional.of(error(400, type, ""));
  }

  /** An error of the service; nothing applied. */
  public static Fault serverError() {
    return (request, dynamo) -> Optional.of(error(500, "InternalServerError", ""));
  }

  /** The connection breaks before the request gets there: nothing applied. */
  public static Fault lostRequest() {
    return (request, dynamo) -> Optional.empty();
  }

  /** The connection breaks before the answer comes back: applied. */
  public static Fault lostAnswer() {
    return (request, dynamo) -> {
      dynamo.send();
      return Optional.empty();
    };
  }

  /** The request gets there late. */
  public static Fault late(Duration delay) {
    return (request, dynamo) -> {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
      return Optional.of(dynamo.send());
    };
  }

  private static Answer error(int status, String type, String more) {
    return new Answer(
        status,
        JSON,
        "{\"__type\":\"" + MODEL + type + "\",\"message\":\"put here by a test\"" + more + "}");
  }
}
