package io.holdfast.aws.dynamodb.deploy;

import io.holdfast.aws.dynamodb.OnDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Lets a client send only the requests that {@code deploy/policy.json} allows, as IAM would: each
 * action of a transaction needs permission. A request about several shops is refused too, since no
 * policy for one shop could allow it.
 */
public final class Policed implements ExecutionInterceptor {
  /** The partition keys that the policy for one shop allows in addition to the shop's. */
  static final List<String> SHARED = List.of("#D#*", "#S");

  private static final String NO_SHOP = "#";

  private static final AttributeValue NOTHING = AttributeValue.fromS("");

  private final Set<String> allowed;
  private final Set<String> used = new ConcurrentSkipListSet<>();

  /** Reads the policy. */
  public Policed() {
    allowed = Set.copyOf(Policies.allowed(Policies.statements("policy.json")));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof TransactWriteItemsRequest it) {
      List<TransactWriteItem> ours =
          it.transactItems().stream().filter(each -> !isOfTheHost(each)).toList();
      ours.forEach(this::record);
      sameShop(ours.stream().map(Policed::key));
    } else if (request instanceof TransactGetItemsRequest it) {
      use("dynamodb:GetItem");
      sameShop(it.transactItems().stream().map(each -> each.get().key()));
    } else {
      use("dynamodb:" + request.getClass().getSimpleName().replace("Request", ""));
      if (request instanceof GetItemRequest it) {
        sameShop(Stream.of(it.key()));
      } else if (request instanceof BatchGetItemRequest it) {
        sameShop(it.requestItems().values().stream().flatMap(each -> each.keys().stream()));
      } else if (request instanceof UpdateItemRequest it) {
        sameShop(Stream.of(it.key()));
      } else if (request instanceof QueryRequest it) {
        String by = it.expressionAttributeNames().get("#pk");
        boolean whole = it.keyConditionExpression().startsWith("#pk = :pk") && "pk".equals(by);
        AttributeValue pk = it.expressionAttributeValues().getOrDefault(":pk", NOTHING);
        sameShop(Stream.of(Map.of("pk", whole ? pk : NOTHING)));
      }
    }
  }

  private void record(TransactWriteItem action) {
    if (action.put() != null) {
      use("dynamodb:PutItem");
    }
    if (action.update() != null) {
      use("dynamodb:UpdateItem");
    }
    if (action.delete() != null) {
      use("dynamodb:DeleteItem");
    }
    if (action.conditionCheck() != null) {
      use("dynamodb:ConditionCheckItem");
    }
  }

  /** The host's own table has the host's own policy. */
  private static boolean isOfTheHost(TransactWriteItem action) {
    return action.put() != null && action.put().tableName().equals(OnDynamoDb.Orders.TABLE);
  }

  private static Map<String, AttributeValue> key(TransactWriteItem action) {
    if (action.put() != null) {
      return action.put().item();
    }
    if (action.update() != null) {
      return action.update().key();
    }
    return action.delete() != null ? action.delete().key() : action.conditionCheck().key();
  }

  private void use(String action) {
    used.add(action);
    if (!allowed.contains(action)) {
      throw denied(action);
    }
  }

  /**
   * Checks that every partition key of a request begins with the same shop, or is shared by shops.
   */
  private static void sameShop(Stream<Map<String, AttributeValue>> keys) {
    Set<String> shops = new TreeSet<>();
    keys.forEach(
        key -> {
          String pk = key.getOrDefault("pk", NOTHING).s();
          boolean shared = pk.startsWith("#D#") || pk.equals("#S");
          shops.add(shared ? NO_SHOP : pk.substring(0, Math.max(0, pk.indexOf('#'))));
        });
    boolean sharedToo = shops.remove(NO_SHOP);
    if (shops.contains("") || shops.size() > 1 || (shops.isEmpty() && !sharedToo)) {
      throw denied("a request about " + shops);
    }
  }

  private static AwsServiceException denied(String what) {
    return DynamoDbException.builder()
        .message("no policy allows " + what)
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("AccessDeniedException")
                .errorMessage("no policy allows " + what)
                .build())
        .build();
  }

  /** Returns the requested actions, as policies name them. */
  Set<String> used() {
    return used;
  }
}
