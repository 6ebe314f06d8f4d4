package io.holdfast.aws.dynamodb.internal.key;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item.
 *
 * @param pk the partition key
 * @param sk the sort key
 */
public record ItemKey(String pk, String sk) {
  public static final String PK = "pk";
  public static final String SK = "sk";

  public static ItemKey of(Map<String, AttributeValue> item) {
    return new ItemKey(Values.text(item, PK), Values.text(item, SK));
  }

  public Map<String, AttributeValue> toMap() {
    return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
  }
}
