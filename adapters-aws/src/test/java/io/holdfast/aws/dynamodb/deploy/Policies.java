package io.holdfast.aws.dynamodb.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Reads policies. */
final class Policies {
  private static final String ARN = "arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE";

  private Policies() {}

  /** Returns the statements of a policy that only allows, and only on the table. */
  static List<JsonNode> statements(String file) {
    JsonNode policy;
    try {
      policy = JsonNode.parser().parse(Files.readString(Path.of("deploy", file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<JsonNode> statements = policy.field("Statement").orElseThrow().asArray();
    assertThat(statements)
        .allSatisfy(
            it -> {
              assertThat(it.field("Effect").orElseThrow().asString()).isEqualTo("Allow");
              assertThat(it.field("Resource").orElseThrow().asString()).isEqualTo(ARN);
              assertThat(it.asObject()).doesNotContainKeys("NotAction", "NotResource");
            });
    return statements;
  }

  static List<String> allowed(List<JsonNode> statements) {
    return statements.stream().flatMap(it -> actions(it).stream()).toList();
  }

  static List<String> actions(JsonNode statement) {
    return statement.field("Action").orElseThrow().asArray().stream()
        .map(JsonNode::asString)
        .toList();
  }
}
