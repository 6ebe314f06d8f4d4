package io.holdfast.aws.dynamodb.internal.key;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Creates the keys of the messages of an outbox. Each kind of messages has its own partitions. */
public enum OutboxKeys {
  RESTOCK_REQUESTS("#R", "#D#"),
  EXPIRED_HOLDS("#X", "#D#X#");

  private static final int DUE_PARTITIONS = 8;
  private static final String SEPARATOR = "#";

  private final String messages;
  private final String due;

  OutboxKeys(String messages, String due) {
    this.messages = messages;
    this.due = due;
  }

  /** Returns the key of a message. */
  public ItemKey message(ShopId shop, MessageId id) {
    return new ItemKey(messages(shop), id.value());
  }

  public String messages(ShopId shop) {
    return shop + messages;
  }

  /** Returns the key that sorts a message among the due ones, by shop and time. */
  public ItemKey due(OutboxMessage<?> message) {
    OutboxContent content = message.content();
    return due(content.shop(), message.nextAt(), content.id());
  }

  public ItemKey due(ShopId shop, Instant at, MessageId id) {
    return new ItemKey(due(shop), beforeDue(shop) + SortableTime.text(at) + SEPARATOR + id.value());
  }

  /** Returns the partition key of the due messages of a shop, which other shops share. */
  public String due(ShopId shop) {
    return due(Keys.shard(shop.value(), DUE_PARTITIONS));
  }

  /** Returns all partition keys of due messages, which do not begin with a shop. */
  public List<String> due() {
    return IntStream.range(0, DUE_PARTITIONS).mapToObj(this::due).toList();
  }

  private String due(int shard) {
    return due + shard;
  }

  public static String beforeDue(ShopId shop) {
    return shop + SEPARATOR;
  }

  /** Returns a sort key after all due messages of a shop, and before those of every other shop. */
  public static String afterDue(ShopId shop) {
    return shop + "$";
  }
}
