package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.aws.dynamodb.internal.item.EntryWrite;
import io.holdfast.emulators.DynamoDbLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tests that the templates create the table that {@link DynamoDbTable} creates, and protect it. */
class TableTemplatesTest {
  private static final String TABLE = "template";
  private static final DynamoDbClient CLIENT =
      TestClients.client(DynamoDbLocal.shared().endpoint());

  private static TableDescription made() {
    return CLIENT.describeTable(request -> request.tableName(TABLE)).table();
  }

  /** Returns the attribute types by name. */
  private static Map<String, String> attributes() {
    return made().attributeDefinitions().stream()
        .collect(
            Collectors.toMap(
                AttributeDefinition::attributeName, AttributeDefinition::attributeTypeAsString));
  }

  /** Returns the key names by key type. */
  private static Map<String, String> keys() {
    return made().keySchema().stream()
        .collect(
            Collectors.toMap(KeySchemaElement::keyTypeAsString, KeySchemaElement::attributeName));
  }

  @BeforeAll
  static void make() {
    DynamoDbTable.create(CLIENT, TABLE);
  }

  @Test
  void cloudFormation() throws IOException {
    JsonNode template =
        JsonNode.parser().parse(Files.readString(Path.of("deploy/table.cloudformation.json")));
    JsonNode resource =
        template.field("Resources").flatMap(it -> it.field("Holdfast")).orElseThrow();
    JsonNode table = resource.field("Properties").orElseThrow();

    assertThat(pairs(table, "AttributeDefinitions", "AttributeName", "AttributeType"))
        .isEqualTo(attributes());
    assertThat(pairs(table, "KeySchema", "KeyType", "AttributeName")).isEqualTo(keys());
    assertThat(text(table, "BillingMode"))
        .isEqualTo(made().billingModeSummary().billingModeAsString());
    assertThat(text(table, "TimeToLiveSpecification", "AttributeName")).isEqualTo(EntryWrite.TTL);
    assertThat(flag(table, "TimeToLiveSpecification", "Enabled")).isTrue();
    assertThat(flag(table, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"))
        .isTrue();
    assertThat(flag(table, "DeletionProtectionEnabled")).isTrue();
    assertThat(text(resource, "DeletionPolicy")).isEqualTo("Retain");
    assertThat(table.asObject()).doesNotContainKey("GlobalSecondaryIndexes");
  }

  @Test
  void terraform() throws IOException {
    String text = Files.readString(Path.of("deploy/table.tf"));
    Matcher body =
        Pattern.compile("(?s)resource \"aws_dynamodb_table\" \"holdfast\" \\{\n(.*?)\n}\n")
            .matcher(text);
    assertThat(body.find()).isTrue();
    Map<String, String> top = settings(body.group(1).replaceAll("(?m)^  \\w+ \\{[^}]*}", ""));
    List<Map<String, String>> attributes = blocks(body.group(1), "attribute");

    assertThat(
            attributes.stream()
                .collect(Collectors.toMap(it -> it.get("name"), it -> it.get("type"))))
        .isEqualTo(attributes());
    assertThat(Map.of("HASH", top.get("hash_key"), "RANGE", top.get("range_key")))
        .isEqualTo(keys());
    assertThat(top)
        .containsEntry("billing_mode", made().billingModeSummary().billingModeAsString())
        .containsEntry("deletion_protection_enabled", "true");
    assertThat(blocks(body.group(1), "ttl"))
        .containsExactly(Map.of("attribute_name", EntryWrite.TTL, "enabled", "true"));
    assertThat(blocks(body.group(1), "point_in_time_recovery"))
        .containsExactly(Map.of("enabled", "true"));
    assertThat(body.group(1)).doesNotContain("secondary_index");
  }

  /** Returns the settings of the blocks of this name. */
  private static List<Map<String, String>> blocks(String text, String name) {
    return Pattern.compile("(?m)^  " + name + " \\{([^}]*)}")
        .matcher(text)
        .results()
        .map(block -> settings(block.group(1)))
        .toList();
  }

  private static Map<String, String> settings(String text) {
    return Pattern.compile("(?m)^ +(\\w+) += \"?([^\"\n]*)\"?$")
        .matcher(text)
        .results()
        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
  }

  private static Map<String, String> pairs(JsonNode in, String list, String key, String value) {
    return in.field(list).orElseThrow().asArray().stream()
        .collect(Collectors.toMap(it -> text(it, key), it -> text(it, value)));
  }

  private static String text(JsonNode in, String... path) {
    return at(in, path).asString();
  }

  private static boolean flag(JsonNode in, String... path) {
    return at(in, path).asBoolean();
  }

  private static JsonNode at(JsonNode in, String... path) {
    JsonNode node = in;
    for (String name : path) {
      node = node.field(name).orElseThrow(() -> new AssertionError("no " + name));
    }
    return node;
  }
}
