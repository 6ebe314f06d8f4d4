package io.holdfast.examples.cli.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Reads one order from one line of JSON, and refuses everything else. */
final class OrderFormat {
  private static final JsonMapper MAPPER = mapper();

  private OrderFormat() {}

  /**
   * Reads an order.
   *
   * @throws BrokenLineException if the text is not exactly one order
   */
  static Order read(String text) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (!tree.isObject()) {
        throw new BrokenLineException("an object is wanted");
      }
      refuseNull("", tree);
      return MAPPER.treeToValue(tree, Order.class);
    } catch (JsonProcessingException e) {
      throw new BrokenLineException(JsonReasons.of(e));
    }
  }

  /** An optional field may be omitted, but no field may be null. */
  private static void refuseNull(String path, JsonNode node) {
    if (node.isNull()) {
      throw new BrokenLineException(JsonReasons.printable(path) + ": must not be null");
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        refuseNull(path + "[" + i + "]", node.get(i));
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      refuseNull((path.isEmpty() ? "" : path + ".") + field.getKey(), field.getValue());
    }
  }

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(16)
            .maxStringLength(4096)
            .maxNumberLength(40)
            .build();
    return JsonMapper.builder(
            JsonFactory.builder()
                // All lines share the table of names, and colliding names would break it
                // permanently.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(limits)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            it ->
                it.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .addModule(
            new SimpleModule()
                .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse))
                .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse))
                .addDeserializer(Sku.class, new FromText<>(Sku.class, Sku::new))
                .addDeserializer(Location.class, new FromText<>(Location.class, Location::new))
                .addDeserializer(UnitId.class, new FromText<>(UnitId.class, UnitId::new))
                .addDeserializer(Reason.class, new FromText<>(Reason.class, Reason::new))
                .addDeserializer(
                    OperationId.class, new FromText<>(OperationId.class, OperationId::new))
                .addDeserializer(
                    ReservationId.class, new FromText<>(ReservationId.class, ReservationId::new)))
        .build();
  }
}
