package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetadataTest {
  private static List<String> properties(Class<?> type, String prefix) {
    List<String> names = new ArrayList<>();
    for (RecordComponent it : type.getRecordComponents()) {
      String name =
          prefix + "." + it.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      if (it.getType().isRecord()) {
        names.addAll(properties(it.getType(), name));
      } else {
        names.add(name);
      }
    }
    return names;
  }

  @Test
  void describesEveryProperty() throws IOException {
    String file = "META-INF/spring-configuration-metadata.json";
    for (String name : properties(HoldfastProperties.class, "holdfast")) {
      boolean found = false;
      for (var url : Collections.list(getClass().getClassLoader().getResources(file))) {
        try (InputStream in = url.openStream()) {
          String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          int at = json.indexOf("\"name\": \"" + name + "\"");
          found |= at >= 0 && json.substring(at, json.indexOf('}', at)).contains("\"description\"");
        }
      }
      assertThat(found).as(name).isTrue();
    }
  }
}
