package io.holdfast.examples.bookstore.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The definition is valid in the Amazon States Language, as far as the schema beside this test
 * goes. The service itself does not run here.
 */
class StatesLanguageSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA = schema();

  @Test
  void theDefinitionIsValid() throws IOException {
    assertThat(errors(StateMachine.checkedIn().definition())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /                                       | StartAt          | null
          /                                       | States           | {}
          /                                       | Begin            | "checkInventory"
          /States/checkInventory                  | Type             | "Tsk"
          /States/checkInventory                  | Resource         | null
          /States/checkInventory                  | Resource         | "http:invoke"
          /States/checkInventory                  | Next             | null
          /States/checkInventory                  | End              | true
          /States/checkInventory                  | Result           | "no field of a task"
          /States/checkInventory                  | TimeoutSeconds   | 0
          /States/checkInventory                  | ResultPath       | "book"
          /States/checkInventory                  | ResultPath       | "$.books[*]"
          /States/checkInventory                  | ResultSelector   | {"book.$": "ResponseBody"}
          /States/checkInventory/Parameters       | Method           | "BOOK"
          /States/checkInventory/Parameters       | ApiEndpoint      | "http://localhost"
          /States/checkInventory/Parameters       | Authentication   | null
          /States/checkInventory/Parameters       | Body             | {}
          /States/checkInventory/Retry/0          | ErrorEquals      | []
          /States/checkInventory/Retry/0          | ErrorEquals      | ["States.ALL", "Other"]
          /States/checkInventory/Retry/0          | ErrorEquals      | ["States.Al"]
          /States/checkInventory/Retry/0          | ErrorEquals      | ["States.Http.StatusCode.999"]
          /States/checkInventory/Retry/0          | MaxAttempts      | -1
          /States/checkInventory/Retry/0          | BackoffRate      | 0.5
          /States/checkInventory/Retry/0          | Next             | "calculateTotal"
          /States/checkInventory/Catch/0          | Next             | null
          /States/isRedeemNeeded                  | Choices          | []
          /States/isRedeemNeeded                  | Next             | "BillCustomer"
          /States/isRedeemNeeded/Choices/1        | BooleanEquals    | "true"
          /States/isRedeemNeeded/Choices/1        | Next             | null
          /States/isRedeemNeeded/Choices/1        | Equals           | true
          /States/Dispatched                      | End              | false
          /States/Dispatched                      | Retry            | []
          /States/Failed                          | Error            | "Both"
          /States/Failed                          | Next             | "Dispatched"
          /States/PrepareOrder                    | HeartbeatSeconds | "60"
          /States/PrepareOrder/Parameters         | QueueUrl         | null
          /States/PrepareOrder/Parameters/MessageBody | Token.$      | "Task.Token"
          /States/DispatchOrder/Parameters        | Subject          | ""
          /States/DispatchOrder/Parameters        | TopicArn         | null
          """)
  void aDefinitionWithAMistakeIsNotValid(String at, String field, String value) throws IOException {
    ObjectNode definition = StateMachine.checkedIn().definition();
    JsonNode place = at.equals("/") ? definition : definition.at(at);
    assertThat(place.isObject()).as(at).isTrue();
    JsonNode mistake = JSON.readTree(value);
    if (mistake.isNull()) {
      assertThat(((ObjectNode) place).remove(field)).isNotNull();
    } else {
      ((ObjectNode) place).set(field, mistake);
    }
    assertThat(errors(definition)).isNotEmpty();
  }

  private static List<Error> errors(JsonNode definition) {
    return SCHEMA.validate(definition);
  }

  private static Schema schema() {
    String file = "/asl/states-language.schema.json";
    try (InputStream text = StatesLanguageSchemaTest.class.getResourceAsStream(file)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JSON.readTree(text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
