package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.error.OutcomeUnknownException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes transactions, each once, whatever happens to requests and answers.
 *
 * <p>A transaction that is sent again keeps its token, and the service applies a token once. So
 * when an answer is lost, sending again is how to learn it. If it comes out then that the
 * conditions do not hold, the lost request may still be on its way, and may find them to hold when
 * it arrives. That is why its token is used up first, for a transaction that changes nothing: from
 * then on the service refuses the late one. Only then may anything else be decided.
 *
 * <p>Safe for use by several threads.
 */
final class Transactions {
  /** The least time there is to learn an outcome. */
  private static final Duration TO_ASK = Duration.ofSeconds(1);

  private final DynamoDbClient client;
  private final String table;

  Transactions(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /**
   * Writes a transaction.
   *
   * @throws NotWritten if a condition does not hold
   * @throws OutcomeUnknownException if the answer was lost and cannot be learned
   */
  void write(Call call, Transaction transaction) throws NotWritten {
    new Sending(call, transaction).send();
  }

  private final class Sending {
    private final Call call;
    private final Transaction transaction;
    private final String token = UUID.randomUUID().toString();

    /** Whether a request may have arrived, or may still arrive, whose answer is not known. */
    private boolean lost;

    Sending(Call call, Transaction transaction) {
      this.call = call;
      this.transaction = transaction;
    }

    void send() throws NotWritten {
      while (true) {
        try {
          send(transaction.actions());
          return;
        } catch (TransactionCanceledException e) {
          lost |= Fault.mayHaveArrived(e);
          if (!isConditional(e)) {
            pauseAfter(e);
          } else if (!lost || fenced(e)) {
            throw new NotWritten(e);
          }
        } catch (SdkException e) {
          lost(Fault.mayHaveArrived(e));
          pauseAfter(e);
        }
      }
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

    /** Waits, and says truthfully what is known where that is of no use. */
    private void pauseAfter(SdkException e) {
      if (!lost) {
        call.pauseAfter(e);
        return;
      }
      Fault fault = Fault.of(e);
      if (call.isOver() || fault == Fault.CONFIGURATION || fault == Fault.REJECTED) {
        throw new OutcomeUnknownException(
            "the answer to a write was lost and could not be learned; repeat the same call for "
                + call.what(),
            e);
      }
      call.pause();
    }

    /** Uses up the token; false if the transaction has come through before. */
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
