package io.holdfast.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class JsonTest {
  /** Names that collide break the table of names, which outlives a document. */
  @Test
  void sharesNoTableOfNamesBetweenDocuments() throws ReflectiveOperationException {
    Field mapper = Json.class.getDeclaredField("MAPPER");
    mapper.setAccessible(true);

    assertThat(
            ((JsonMapper) mapper.get(null))
                .getFactory()
                .isEnabled(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES))
        .isFalse();
  }
}
