package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.internal.item.EntryWrite;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests when the service may delete ended entries. */
class RetentionTest {
  private static final Duration RETENTION = Duration.ofDays(60);

  private final ProxiedShop it = ProxiedShop.with(9);
  private final Inventory inventory =
      Inventory.create(
          OnDynamoDb.options(OnDynamoDb.Shared.CLIENT, it.clock).retention(RETENTION).build());

  @AfterEach
  void close() {
    inventory.close();
    it.close();
  }

  private @Nullable Instant ttl(String id) {
    var item = TableItems.get(Keys.entry(it.shop, new EntryId(id)));
    return item.containsKey(EntryWrite.TTL)
        ? Instant.ofEpochSecond(Values.number(item, EntryWrite.TTL))
        : null;
  }

  private void assertKeptUntilRetention(String id, Instant end) {
    assertThat(ttl(id)).isAfter(end.plus(RETENTION)).isBefore(end.plus(RETENTION).plusSeconds(2));
  }

  @Test
  void anIdIsNotNewAgainWhileItMayBeRepeatedOrReturned() {
    DynamoDbInventoryStore.Builder builder = OnDynamoDb.options(OnDynamoDb.Shared.CLIENT, it.clock);
    assertThatThrownBy(
            () -> builder.retention(DynamoDbInventoryStore.MIN_RETENTION.minusNanos(1)).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("retention: must be from 60 to 36500 days");
    assertThatThrownBy(
            () -> builder.retention(DynamoDbInventoryStore.MAX_RETENTION.plusNanos(1)).build())
        .isInstanceOf(ConfigurationException.class);
    builder.retention(DynamoDbInventoryStore.MIN_RETENTION).build();
    builder.retention(DynamoDbInventoryStore.MAX_RETENTION).build();
  }

  @Test
  void whatIsStillOpenIsKept() {
    ReservationId id = new ReservationId("h");
    inventory.hold(it.hold("h", 2)).orElseThrow();
    assertThat(ttl("h")).isNull();
    inventory.commit(CommitRequest.ofHold(it.shop, id)).orElseThrow();
    assertThat(ttl("h")).isNull();
  }

  @Test
  void whatIsOverIsKeptForTheRetention() {
    ReservationId id = new ReservationId("c");
    inventory.commit(it.order("c")).orElseThrow();
    it.clock.advance(Duration.ofDays(3));
    inventory.dispatch(it.shop, id).orElseThrow();
    assertKeptUntilRetention("c", it.clock.instant());

    inventory
        .receive(ReceiveRequest.of(it.shop, new OperationId("r"), Line.of("cup", 1)))
        .orElseThrow();
    assertKeptUntilRetention("r", it.clock.instant());
  }

  @Test
  void whatComesBackToLifeIsKeptAgain() {
    ReservationId id = new ReservationId("h");
    inventory.hold(it.hold("h", 2)).orElseThrow();
    it.clock.advance(Duration.ofMinutes(1));
    assertThat(inventory.sweep(it.shop, 10).expired()).isEqualTo(1);
    assertKeptUntilRetention("h", it.clock.instant());

    inventory.commit(CommitRequest.ofHold(it.shop, id).reacquiring()).orElseThrow();
    assertThat(ttl("h")).isNull();
  }
}
