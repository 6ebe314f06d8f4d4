package io.holdfast.examples.modulepath;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values of the types of the public API, made by their public factories and constructors. An
 * interface that only a host implements gets a value that does nothing.
 */
final class SampleValues {
  private final Map<Class<?>, Object> known = new HashMap<>();
  private final List<Class<?>> withFactories = new ArrayList<>();
  private final Set<Class<?>> underWay = new HashSet<>();

  SampleValues() {
    known.put(String.class, "a");
    known.put(Object.class, "a");
    known.put(long.class, 1L);
    known.put(int.class, 1);
    known.put(byte.class, (byte) 1);
    known.put(boolean.class, true);
    known.put(double.class, 1.0);
    known.put(Duration.class, Duration.ofMinutes(1));
    known.put(Instant.class, Instant.EPOCH);
    known.put(URI.class, URI.create("https://192.0.2.1/"));
    known.put(Class.class, String.class);
    known.put(Throwable.class, new IllegalStateException("as if"));
    known.put(RuntimeException.class, new IllegalStateException("as if"));
  }

  /** Sets the value of a type. */
  SampleValues with(Class<?> type, Object value) {
    known.put(type, value);
    return this;
  }

  /** Adds types that have factories for others. */
  void withFactories(List<Class<?>> types) {
    withFactories.addAll(types);
  }

  /** Returns whether a value only does nothing, in place of code of the host. */
  static boolean isIdle(Object value) {
    return Proxy.isProxyClass(value.getClass());
  }

  /** Returns a value that can be made. */
  <T> T require(Class<T> type) {
    return type.cast(of((Type) type).orElseThrow());
  }

  /** Returns a value, or empty if none can be made. */
  Optional<Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    if (type instanceof WildcardType some) {
      return of(some.getUpperBounds()[0]);
    }
    return type instanceof Class<?> raw ? of(raw) : Optional.of("a");
  }

  private Optional<Object> ofGeneric(Class<?> raw, Type[] arguments) {
    if (raw == Map.class) {
      return of(arguments[0]).flatMap(key -> of(arguments[1]).map(value -> Map.of(key, value)));
    }
    if (raw == Set.class) {
      return of(arguments[0]).map(Set::of);
    }
    return raw == List.class || raw == Collection.class ? of(arguments[0]).map(List::of) : of(raw);
  }

  private Optional<Object> of(Class<?> raw) {
    if (known.containsKey(raw)) {
      return Optional.of(known.get(raw));
    }
    if (raw.isEnum()) {
      return Optional.of(raw.getEnumConstants()[0]);
    }
    if (raw.isArray()) {
      return of(raw.getComponentType()).map(it -> arrayOf(raw.getComponentType(), it));
    }
    if (!underWay.add(raw)) {
      return Optional.empty();
    }
    try {
      Optional<Object> made = made(raw);
      if (!raw.getName().endsWith("Builder")) {
        made.ifPresent(it -> known.put(raw, it));
      }
      return made;
    } finally {
      underWay.remove(raw);
    }
  }

  private static Object arrayOf(Class<?> type, Object value) {
    Object array = Array.newInstance(type, 1);
    Array.set(array, 0, value);
    return array;
  }

  private Optional<Object> made(Class<?> raw) {
    return Stream.<Executable>concat(factories(raw), constructors(raw))
        .flatMap(it -> call(it).stream())
        .findFirst()
        .or(() -> built(raw))
        .or(() -> permitted(raw))
        .or(() -> raw.isInterface() ? Optional.of(idle(raw)) : Optional.empty());
  }

  private Stream<Method> factories(Class<?> raw) {
    return Stream.concat(Stream.of(raw), withFactories.stream())
        .distinct()
        .flatMap(it -> Arrays.stream(it.getMethods()))
        .filter(it -> Modifier.isStatic(it.getModifiers()) && it.getReturnType() == raw)
        .sorted(
            Comparator.<Method>comparingInt(Method::getParameterCount)
                .thenComparing(Method::toString));
  }

  private static Stream<Constructor<?>> constructors(Class<?> raw) {
    return Modifier.isAbstract(raw.getModifiers())
        ? Stream.empty()
        : Arrays.stream(raw.getConstructors())
            .sorted(Comparator.comparingInt(Executable::getParameterCount));
  }

  private Optional<Object> call(Executable call) {
    Object[] values = new Object[call.getParameterCount()];
    for (int i = 0; i < values.length; i++) {
      Optional<Object> value = of(call.getGenericParameterTypes()[i]);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    try {
      return Optional.ofNullable(
          call instanceof Method it
              ? it.invoke(null, values)
              : ((Constructor<?>) call).newInstance(values));
    } catch (ReflectiveOperationException e) {
      return Optional.empty(); // these values do not fit together
    }
  }

  /** Returns what the builder of a class builds without options. */
  private Optional<Object> built(Class<?> raw) {
    for (Method factory : raw.getMethods()) {
      if (Modifier.isStatic(factory.getModifiers()) && factory.getName().equals("builder")) {
        Optional<Object> builder = call(factory);
        if (builder.isPresent()) {
          try {
            return Optional.of(factory.getReturnType().getMethod("build").invoke(builder.get()));
          } catch (ReflectiveOperationException e) {
            // It needs options.
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Object> permitted(Class<?> raw) {
    return raw.isSealed()
        ? Arrays.stream(raw.getPermittedSubclasses())
            .flatMap(it -> of((Type) it).stream())
            .findFirst()
        : Optional.empty();
  }

  private Object idle(Class<?> type) {
    InvocationHandler handler =
        (self, method, args) -> {
          if (method.isDefault()) {
            return InvocationHandler.invokeDefault(self, method, args);
          }
          return switch (method.getName()) {
            case "hashCode" -> 1;
            case "equals" -> self == args[0];
            case "toString" -> type.getSimpleName();
            default -> nothing(method.getReturnType());
          };
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static Object nothing(Class<?> type) {
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == List.class) {
      return List.of();
    }
    return type.isPrimitive() && type != void.class
        ? Array.get(Array.newInstance(type, 1), 0)
        : null;
  }
}
