package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.restock.spi.OutboxMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Compares the records of the factory with the stored data. */
final class RestockBooks {
  private static final int PAGE = 1_000;

  private RestockBooks() {}

  /** Tells whether no request and no goods are on their way. */
  static boolean areQuiet(List<StockKey> keys, Till till, Factory factory) {
    return factory.isQuiet()
        && keys.stream().allMatch(key -> restock(key, till.inventory()).open() == null)
        && messages(till.store()).stream()
            .noneMatch(it -> it.state() == OutboxMessage.State.PENDING);
  }

  /**
   * Asserts that every decided request has reached the factory under one id, that no other request
   * has, and that the delivered goods are in stock once.
   */
  static void agree(List<StockKey> keys, long opening, Till till, Factory factory) {
    assertThat(factory.wrongs()).as("what the factory found wrong").isEmpty();
    List<RestockRequestId> known = new ArrayList<>();
    for (StockKey key : keys) {
      List<RestockRequest> asked = factory.asked(key);
      asked.forEach(it -> known.add(it.id()));
      assertThat(asked.stream().map(RestockRequest::number))
          .as("requests of %s that have reached the factory", key)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, restock(key, till.inventory()).requests())
                  .boxed()
                  .toList());
      assertThat(till.inventory().level(key).orElseThrow().onHand())
          .as("on hand of %s", key)
          .isEqualTo(opening + factory.booked(key));
    }
    assertThat(known).doesNotHaveDuplicates();
    assertThat(messages(till.store()))
        .allSatisfy(it -> assertThat(known).contains(it.content().id()));
  }

  private static RestockStatus restock(StockKey key, Inventory inventory) {
    return inventory.restockStatus(key).orElseThrow();
  }

  private static List<OutboxMessage<RestockRequest>> messages(JdbcInventoryStore store) {
    List<OutboxMessage<RestockRequest>> all = new ArrayList<>();
    List<OutboxMessage<RestockRequest>> page = store.restockOutbox().messages(Shop.ID, null, PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      RestockRequestId last = page.get(page.size() - 1).content().id();
      page = store.restockOutbox().messages(Shop.ID, last, PAGE);
    }
    return all;
  }
}
