package io.holdfast.aws.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item.
 *
 * @param pk the partition key
 * @param sk the sort key
 */
record ItemKey(String pk, String sk) {
  static final String PK = "pk";
  static final String SK = "sk";

  static ItemKey of(Map<String, AttributeValue> item) {
    return new ItemKey(Values.text(item, PK), Values.text(item, SK));
  }

  Map<String, AttributeValue> toMap() {
    return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
  }
}
