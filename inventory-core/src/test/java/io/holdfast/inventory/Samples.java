package io.holdfast.inventory;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.HostWrite;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a value of any record of the library, with collections that can be changed afterwards. */
final class Samples {
  private static final Map<Class<?>, Object> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, "a"),
          Map.entry(Object.class, "a"),
          Map.entry(long.class, 1L),
          Map.entry(int.class, 1),
          Map.entry(boolean.class, true),
          Map.entry(Duration.class, Duration.ofMinutes(1)),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(EntryId.class, new EntryId("a")),
          Map.entry(OperationId.class, new OperationId("a")),
          Map.entry(RestockPolicy.class, RestockPolicy.lots(new SupplierId("a"), 0, 1)),
          Map.entry(InventoryException.class, new BusyException("busy", null)),
          Map.entry(HostWrite.class, new NamedWrite("a")));

  /** A write of the host that has only a name. */
  private record NamedWrite(String name) implements HostWrite {}

  private static final Map<Class<?>, Class<?>> CASES =
      Map.of(
          Entry.class, Reservation.class,
          Refusal.class, Refusal.UnknownSku.class,
          Outcome.class, Outcome.Done.class);

  private Samples() {}

  static Object of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    if (type instanceof TypeVariable<?>) {
      return "a";
    }
    Class<?> raw = (Class<?>) type;
    if (SIMPLE.containsKey(raw)) {
      return SIMPLE.get(raw);
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    if (raw == Unit.class) {
      return Unit.free((UnitKey) of(UnitKey.class));
    }
    if (raw == OpenRequest.class) {
      return new OpenRequest((RestockRequest) of(RestockRequest.class), 0, 0);
    }
    return record(CASES.getOrDefault(raw, raw));
  }

  private static Object ofGeneric(Class<?> raw, Type[] arguments) {
    if (raw == Optional.class) {
      return Optional.empty();
    }
    if (raw == Map.class) {
      return new HashMap<>(Map.of(of(arguments[0]), of(arguments[1])));
    }
    if (raw == Set.class) {
      return new HashSet<>(Set.of(of(arguments[0])));
    }
    return raw == List.class || raw == Collection.class
        ? new ArrayList<>(List.of(of(arguments[0])))
        : of(raw);
  }

  static Object record(Class<?> record) {
    return record(
        record,
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .map(Samples::of)
            .toArray());
  }

  static Object record(Class<?> record, Object... values) {
    Class<?>[] types =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sample of " + record, e);
    }
  }

  static ShopId shop() {
    return (ShopId) of(ShopId.class);
  }
}
