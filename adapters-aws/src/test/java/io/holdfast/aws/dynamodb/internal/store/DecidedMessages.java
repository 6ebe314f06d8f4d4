package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes messages to an outbox with decisions of the store that change nothing else. */
final class DecidedMessages {
  /** The number of messages at a time: a transaction has at most 100 items. */
  private static final int AT_ONCE = 30;

  private DecidedMessages() {}

  static <C extends OutboxContent> void put(List<C> messages, Function<List<C>, Changes> changes) {
    for (int from = 0; from < messages.size(); from += AT_ONCE) {
      messages.subList(from, Math.min(messages.size(), from + AT_ONCE)).stream()
          .collect(Collectors.groupingBy(OutboxContent::shop))
          .forEach((shop, some) -> put(shop, changes.apply(some)));
    }
  }

  private static void put(ShopId shop, Changes changes) {
    // A shop is put on the list of shops with its first level, which these messages do not have.
    OnDynamoDb.Shared.POLICED.updateItem(
        request -> request.tableName(OnDynamoDb.TABLE).key(Keys.shop(shop).toMap()));
    OnDynamoDb.options(OnDynamoDb.Shared.POLICED, InstantSource.system())
        .build()
        .decide(Footprint.of(shop).build(), snapshot -> new Verdict<>(true, changes));
  }
}
