package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes transactions. Each is applied at most once, whatever happens to requests and answers.
 *
 * <p>A transaction that is sent again keeps its token, and the service applies a token once. So a
 * lost answer is found by sending the transaction again. If the conditions do not hold then, the
 * lost request may still be in transit, and they may hold when it arrives. So its token is used up
 * first, by a transaction that changes nothing: from then on the service refuses the late request.
 * Only then may another decision be made.
 *
 * <p>Safe for use by several threads.
 */
public final class Transactions {
  /** The minimum time for finding an outcome. */
  private static final Duration TO_ASK = Duration.ofSeconds(1);

  private final DynamoDbClient client;
  private final String table;

  public Transactions(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /**
   * Writes a transaction.
   *
   * @throws NotWritten if a condition does not hold
   * @throws OutcomeUnknownException if the answer was lost and the outcome cannot be determined
   */
  public void write(Deadline call, Transaction transaction) throws NotWritten {
    new Sending(call, transaction).send();
  }

  private final class Sending {
    private final Deadline call;
    private final Transaction transaction;
    private final String token = UUID.randomUUID().toString();

    /** Whether a request without a known answer may have arrived or may still arrive. */
    private boolean lost;

    Sending(Deadline call, Transaction transaction) {
      this.call = call;
      this.transaction = transaction;
    }

    void send() throws NotWritten {
      while (true) {
        try {
          send(transaction.actions());
          return;
        } catch (TransactionCanceledException e) {
          lost |= DynamoDbFailure.mayHaveArrived(e);
          if (!isConditional(e) && new NotWritten(e).failedHostWrites(transaction).isEmpty()) {
            pauseAfter(e);
          } else if (!lost || fenced(e)) {
            throw new NotWritten(e);
          }
        } catch (SdkException e) {
          lost(DynamoDbFailure.mayHaveArrived(e));
          if (!lost && transaction.hasHostWrites() && isRefused(e)) {
            throw new HostWritesFailedException(
                List.of(), SdkFailure.describe("DynamoDB", e), e, false);
          }
          pauseAfter(e);
        }
      }
    }

    /** Returns whether the service refuses the request, perhaps for an action of the host. */
    private static boolean isRefused(SdkException e) {
      return e instanceof ResourceNotFoundException
          || DynamoDbFailure.isDenied(e)
          || DynamoDbFailure.of(e) == DynamoDbFailure.REJECTED;
    }

    private void send(List<TransactWriteItem> actions) {
      TransactWriteItemsRequest request =
          TransactWriteItemsRequest.builder()
              .transactItems(actions)
              .clientRequestToken(token)
              .overrideConfiguration(call.timeoutOfOneAttempt())
              .build();
      call.send(() -> client.transactWriteItems(request));
    }

    private void lost(boolean now) {
      if (now && !lost) {
        lost = true;
        call.atLeast(TO_ASK);
      }
    }

    /** Waits before a retry; if no retry is possible, throws what is known about the outcome. */
    private void pauseAfter(SdkException e) {
      if (!lost) {
        call.pauseAfter(e);
        return;
      }
      DynamoDbFailure fault = DynamoDbFailure.of(e);
      if (call.isOver()
          || fault == DynamoDbFailure.CONFIGURATION
          || fault == DynamoDbFailure.REJECTED) {
        throw new OutcomeUnknownException(
            "the answer to a write was lost and its outcome is unknown; repeat the same call for "
                + call.what(),
            e);
      }
      call.pause();
    }

    /** Uses up the token; returns false if the transaction was applied before. */
    private boolean fenced(SdkException reason) {
      TransactWriteItem nothing =
          TransactWriteItem.builder()
              .conditionCheck(
                  ConditionCheck.builder()
                      .tableName(table)
                      .key(Keys.nothing(transaction.shop(), token).toMap())
                      .conditionExpression("attribute_not_exists(pk)")
                      .build())
              .build();
      while (true) {
        try {
          send(List.of(nothing));
          return true;
        } catch (IdempotentParameterMismatchException e) {
          pauseAfter(reason);
          return false;
        } catch (SdkException e) {
          pauseAfter(e);
        }
      }
    }
  }

  private static boolean isConditional(TransactionCanceledException e) {
    return e.hasCancellationReasons()
        && e.cancellationReasons().stream()
            .map(CancellationReason::code)
            .anyMatch("ConditionalCheckFailed"::equals);
  }
}
