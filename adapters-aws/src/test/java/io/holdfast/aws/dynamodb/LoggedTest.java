package io.holdfast.aws.dynamodb;

import static io.holdfast.aws.dynamodb.ProxiedShop.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.aws.Logged;
import io.holdfast.aws.dynamodb.faults.Fault;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which content of the service and of items gets into log lines and messages. */
class LoggedTest {
  private static final String CANARY = "canary7f3a";

  private final ProxiedShop it = ProxiedShop.with(10);

  @AfterEach
  void close() {
    it.close();
  }

  /** A refusal quotes the signed headers, and with them the token of the session. */
  private static Fault quoting(int status, String type) {
    return (request, dynamo) ->
        Optional.of(
            new Fault.Answer(
                status,
                Map.of("Content-Type", "application/x-amz-json-1.0"),
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#"
                    + type
                    + "\",\"message\":\"x-amz-security-token:"
                    + CANARY
                    + "\\r\\n2026-01-01 INFO paid\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"InvalidSignatureException", "AccessDeniedException", "ValidationException"})
  void whatTheServiceSaysIsNotQuoted(String type) {
    it.proxy.every(WRITE, quoting(400, type));

    String log =
        Logged.during(
            () -> {
              InventoryException e =
                  catchThrowableOfType(InventoryException.class, () -> it.commit("a"));
              assertThat(e.getMessage())
                  .contains(type, "status 400")
                  .doesNotContain(CANARY)
                  .doesNotContain("\n", "\r");
            });

    assertThat(log).doesNotContain(CANARY, "INFO paid");
  }

  @Test
  void whatAnItemHoldsStartsNoLineOfItsOwn() {
    ItemKey bad =
        new ItemKey(
            OutboxKeys.RESTOCK_REQUESTS.due(it.shop), it.shop + "#\r\n2026-01-01 INFO paid");
    TableItems.put(bad.toMap());
    TableItems.set(Keys.level(it.key), "kind", Values.text("x\r\n2026-01-01 INFO paid"));
    DynamoDbInventoryStore store = OnDynamoDb.options(it.client, it.clock).build();

    String log =
        Logged.during(
            () -> {
              List<OutboxMessage<RestockRequest>> leased =
                  store.restockOutbox().lease(it.shop, 1, Duration.ofSeconds(1));
              assertThat(leased).isEmpty();
              assertThat(store.levels(it.shop, null, 10)).isEmpty();
            });

    TableItems.delete(bad);
    assertThat(log.lines().toList()).hasSize(2).allMatch(line -> line.contains("cannot be read"));
  }
}
