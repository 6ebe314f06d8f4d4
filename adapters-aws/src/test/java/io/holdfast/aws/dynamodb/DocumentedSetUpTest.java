package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Compiles and runs the set-up of docs/databases.md. */
class DocumentedSetUpTest {
  @Test
  void theSetUpOpensAnInventory() {
    // set-up
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .region(Region.EU_CENTRAL_1)
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(64))
            .overrideConfiguration(options -> options.retryStrategy(retry -> retry.maxAttempts(3)));
    // end
    DynamoDbTable.create(TestClients.client(DynamoDbLocal.shared().endpoint()), "shop-stock");
    builder
        .endpointOverride(DynamoDbLocal.shared().endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("fakekey", "fakesecret")));
    try (DynamoDbClient client = builder.build();
        Inventory inventory =
            Inventory.create(DynamoDbInventoryStore.builder(client).table("shop-stock").build())) {
      assertThat(inventory).isNotNull();
    }
  }

  @Test
  void theDocumentShowsThisVeryCode() throws IOException {
    String source =
        Files.readString(
            Path.of("src/test/java/io/holdfast/aws/dynamodb/DocumentedSetUpTest.java"));
    int from = source.indexOf("// set-up\n") + "// set-up\n".length();
    String code =
        source.substring(from, source.indexOf("    // end\n")).stripTrailing().stripIndent();

    assertThat(Files.readString(Path.of("../docs/databases.md"))).contains(code);
  }
}
