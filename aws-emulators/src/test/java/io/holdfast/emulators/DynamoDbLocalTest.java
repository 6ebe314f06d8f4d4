package io.holdfast.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbLocalTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void forgetFolder() {
    System.clearProperty(DynamoDbLocal.LIBS);
  }

  @Test
  void answersUntilItIsClosed() throws IOException, InterruptedException {
    URI endpoint;
    try (DynamoDbLocal local = DynamoDbLocal.start()) {
      endpoint = local.endpoint();
      assertThat(listTables(endpoint)).contains("\"TableNames\":[]");
    }
    assertThatThrownBy(() -> listTables(endpoint)).isInstanceOf(ConnectException.class);
  }

  @Test
  void keepsItsDataOnDiskWhenItIsKilled() throws IOException, InterruptedException {
    try (DynamoDbLocal local = DynamoDbLocal.startOnDisk()) {
      assertThat(
              send(
                  local.endpoint(),
                  "CreateTable",
                  """
                  {"TableName": "kept", "BillingMode": "PAY_PER_REQUEST",
                   "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                   "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}
                  """))
          .contains("\"TableName\":\"kept\"");
      local.kill();
      assertThatThrownBy(() -> listTables(local.endpoint())).isInstanceOf(ConnectException.class);
      local.startAgain();
      assertThat(listTables(local.endpoint())).contains("\"TableNames\":[\"kept\"]");
    }
  }

  @Test
  void saysWhatBringsItsJarsWhenTheyAreNotThere(@TempDir Path empty) {
    System.setProperty(DynamoDbLocal.LIBS, empty.resolve("nowhere").toString());
    assertThatIllegalStateException()
        .isThrownBy(DynamoDbLocal::start)
        .withMessageContaining("nowhere")
        .withMessageContaining("mvn process-resources -pl aws-emulators");
  }

  @Test
  void tellsWhatItSaidWhenItDoesNotStart(@TempDir Path empty) {
    System.setProperty(DynamoDbLocal.LIBS, empty.toString());
    assertThatIllegalStateException()
        .isThrownBy(DynamoDbLocal::start)
        .withMessageContaining("ServerRunner");
  }

  private String listTables(URI endpoint) throws IOException, InterruptedException {
    return send(endpoint, "ListTables", "{}");
  }

  private String send(URI endpoint, String action, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "DynamoDB_20120810." + action)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=fakekey/20260101/eu-central-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
