package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * A builder of one action of a transaction. Every attribute has a placeholder, since many names are
 * reserved words, and so has every value. An action whose condition fails returns the stored item.
 */
public final class Action {
  private static final ReturnValuesOnConditionCheckFailure SHOWN =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final StringJoiner conditions = new StringJoiner(" AND ");
  private final StringJoiner sets = new StringJoiner(", ");
  private final StringJoiner removes = new StringJoiner(", ");
  private final StringJoiner adds = new StringJoiner(", ");

  public Action requireAbsent(String attribute) {
    conditions.add("attribute_not_exists(" + name(attribute) + ")");
    return this;
  }

  /**
   * Requires that a comparison holds.
   *
   * @param comparison {@code =}, {@code <=} or {@code >=}; it does not hold if the attribute is
   *     missing
   */
  public Action require(String attribute, String comparison, AttributeValue value) {
    conditions.add(name(attribute) + " " + comparison + " " + value(value));
    return this;
  }

  public Action requireAbsentOr(String attribute, String comparison, AttributeValue value) {
    String name = name(attribute);
    conditions.add(
        "(attribute_not_exists("
            + name
            + ") OR "
            + name
            + " "
            + comparison
            + " "
            + value(value)
            + ")");
    return this;
  }

  /** Requires exactly this value; null requires that the attribute is missing. */
  public Action requireSame(String attribute, @Nullable AttributeValue value) {
    return value == null ? requireAbsent(attribute) : require(attribute, "=", value);
  }

  /** Sets an attribute; null removes it. */
  public Action set(String attribute, @Nullable AttributeValue value) {
    if (value == null) {
      removes.add(name(attribute));
    } else {
      sets.add(name(attribute) + " = " + value(value));
    }
    return this;
  }

  /** Adds to an existing number. */
  public Action plus(String attribute, long difference) {
    if (difference != 0) {
      String name = name(attribute);
      sets.add(name + " = " + name + " + " + value(Values.number(difference)));
    }
    return this;
  }

  /** Adds elements to a set, which need not exist yet. */
  public Action add(String attribute, AttributeValue elements) {
    adds.add(name(attribute) + " " + value(elements));
    return this;
  }

  private String name(String attribute) {
    String name = "#" + attribute;
    names.put(name, attribute);
    return name;
  }

  private String value(AttributeValue value) {
    String name = ":" + values.size();
    values.put(name, value);
    return name;
  }

  public TransactWriteItem toPut(String table, Map<String, AttributeValue> item) {
    Put.Builder put = Put.builder().tableName(table).item(item);
    if (conditions.length() > 0) {
      put.conditionExpression(conditions.toString()).expressionAttributeNames(names);
      put.returnValuesOnConditionCheckFailure(SHOWN);
    }
    if (!values.isEmpty()) {
      put.expressionAttributeValues(values);
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  public TransactWriteItem toUpdate(String table, ItemKey key) {
    Update.Builder update =
        Update.builder()
            .tableName(table)
            .key(key.toMap())
            .updateExpression(changes())
            .expressionAttributeNames(names)
            .expressionAttributeValues(values);
    if (conditions.length() > 0) {
      update.conditionExpression(conditions.toString()).returnValuesOnConditionCheckFailure(SHOWN);
    }
    return TransactWriteItem.builder().update(update.build()).build();
  }

  private String changes() {
    StringJoiner changes = new StringJoiner(" ");
    clause(changes, "SET ", sets);
    clause(changes, "REMOVE ", removes);
    clause(changes, "ADD ", adds);
    return changes.toString();
  }

  private static void clause(StringJoiner changes, String word, StringJoiner parts) {
    if (parts.length() > 0) {
      changes.add(word + parts);
    }
  }

  public TransactWriteItem toDelete(String table, ItemKey key) {
    Delete.Builder delete = Delete.builder().tableName(table).key(key.toMap());
    if (conditions.length() > 0) {
      delete.conditionExpression(conditions.toString()).expressionAttributeNames(names);
      delete.returnValuesOnConditionCheckFailure(SHOWN);
    }
    if (!values.isEmpty()) {
      delete.expressionAttributeValues(values);
    }
    return TransactWriteItem.builder().delete(delete.build()).build();
  }
}
