package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.holdfast.inventory.error.ConfigurationException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tests what is refused before the first command. */
class StartUpTest {
  private static final KeySchemaElement HASH =
      KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build();
  private static final KeySchemaElement RANGE =
      KeySchemaElement.builder().attributeName("sk").keyType(KeyType.RANGE).build();

  private final DynamoDbClient client = OnDynamoDb.Shared.CLIENT;

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "with space", "sl/ash", "\u00e9t\u00e9"})
  void aNameThatIsNoneIsRefusedBeforeAnybodyIsAsked(String name) {
    DynamoDbClient untouched = mock();

    assertThatThrownBy(() -> DynamoDbInventoryStore.builder(untouched).table(name).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("table: must be 3 to 255 characters");
    assertThatThrownBy(() -> DynamoDbTable.create(untouched, name))
        .isInstanceOf(ConfigurationException.class);

    verifyNoInteractions(untouched);
  }

  @Test
  void aTimeOutOfRangeIsRefusedByItsName() {
    assertThatThrownBy(() -> DynamoDbInventoryStore.builder(client).deadline(Duration.ZERO).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("deadline:");
    assertThatThrownBy(
            () ->
                DynamoDbInventoryStore.builder(client).requestTimeout(Duration.ofHours(2)).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("requestTimeout:");
    assertThatThrownBy(
            () -> DynamoDbInventoryStore.builder(client).retention(Duration.ofHours(23)).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("retention:");
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> DynamoDbInventoryStore.builder(client).table("not-there").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not-there");
  }

  @Test
  void aTableWithAnotherKeyIsRefused() {
    create("one-key", List.of(attribute("pk", ScalarAttributeType.S)), List.of(HASH));

    assertThatThrownBy(() -> DynamoDbInventoryStore.builder(client).table("one-key").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the key must be pk (S, HASH) and sk (S, RANGE)");
  }

  @Test
  void aTableWhoseSortKeyIsANumberIsRefused() {
    create(
        "number-key",
        List.of(attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.N)),
        List.of(HASH, RANGE));

    assertThatThrownBy(() -> DynamoDbInventoryStore.builder(client).table("number-key").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the key must be pk (S, HASH) and sk (S, RANGE)");
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private void create(
      String name, List<AttributeDefinition> attributes, List<KeySchemaElement> key) {
    client.createTable(
        request ->
            request
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(key));
  }
}
