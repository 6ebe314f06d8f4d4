package io.holdfast.examples.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.http.callback.CallbackBuilder;
import io.holdfast.http.callback.RestockCallback;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls each method and constructor that a host can call with null in the place of each argument,
 * and expects an exception that names the argument. Left out are the ports of stores, which only
 * the library calls, and what takes null by its signature.
 */
class NullArgumentsTest {
  private static final Path ROOT = Path.of("../..");

  /** Methods of Java's own types, with its own exceptions; and those whose arguments are code. */
  private static final Set<String> OF_JAVA =
      Set.of("equals", "compareTo", "valueOf", "fold", "map");

  /** The ports of stores that stand beside the executor that uses them, and what they answer. */
  private static final Set<String> OF_STORES =
      Set.of(
          "IdempotencyStore",
          "SweepableIdempotencyStore",
          "AnswerRecords",
          "RecordIdempotencyStore",
          "RecordDecision",
          "RecordRules",
          "IdempotencyRecord",
          "Preparation",
          "Claim");

  /** What is given the name of an argument itself. */
  private static final String CHECKS = "Checks";

  /**
   * What listeners and observations are told, and results, with steps that only the library takes.
   */
  private static final Set<String> TOLD =
      Set.of(
          "CommandCall",
          "CommandEvent",
          "ReadEvent",
          "Receipt",
          "Outcome",
          "VerifyReport",
          "Reservation",
          "RestockStatus",
          "RestockRequestId",
          "StockMovement",
          "Unit");

  private static final SampleValues SAMPLES = samples();

  /** Returns samples with a real store, so that there is an inventory behind its methods. */
  private static SampleValues samples() {
    InMemoryInventoryStore store = InMemoryInventoryStore.create();
    SampleValues samples =
        new SampleValues()
            .with(InventoryStore.class, store)
            .with(MeterRegistry.class, new SimpleMeterRegistry())
            .with(JdbcInventoryStore.class, jdbcStore());
    Stream.of(store.idempotency(), store.answerRecords(), store.restockOutbox())
        .forEach(part -> interfaces(part.getClass()).forEach(it -> samples.with(it, part)));
    return samples;
  }

  private static JdbcInventoryStore jdbcStore() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:null-arguments;DB_CLOSE_DELAY=-1");
    return JdbcInventoryStore.builder(source).schema(SchemaMode.CREATE).build();
  }

  /** The types of what a host passes to the library. Other records only come from it. */
  private static final Set<Class<?>> INPUTS = new HashSet<>();

  @BeforeAll
  static void findInputs() throws Exception {
    for (String module : modules()) {
      SAMPLES.withFactories(PublicApi.types(ROOT.resolve(module)));
      PublicApi.types(ROOT.resolve(module)).stream()
          .filter(it -> !isOfStores(it) && !isOfHosts(it))
          .forEach(NullArgumentsTest::addInputs);
    }
    RestockCallback callback = SAMPLES.require(CallbackBuilder.class).acceptUnsigned().build();
    ShopInventory shop = SAMPLES.require(Inventory.class).forShop(SAMPLES.require(ShopId.class));
    SAMPLES
        .with(RestockCallback.class, callback)
        .with(ShopInventory.class, shop)
        .with(ShopInventory.class.getSuperclass(), shop);
  }

  private static void addInputs(Class<?> type) {
    Arrays.stream(type.getMethods())
        .filter(it -> !type.isRecord() || Modifier.isStatic(it.getModifiers()))
        .flatMap(it -> Arrays.stream(it.getParameterTypes()))
        .forEach(INPUTS::add);
    Arrays.stream(type.getDeclaredClasses()).forEach(NullArgumentsTest::addInputs);
  }

  private static boolean isInput(Class<?> type) {
    return INPUTS.contains(type) && !TOLD.contains(type.getSimpleName());
  }

  private static boolean isOfHosts(Class<?> type) {
    return type.getSimpleName().endsWith("Listener");
  }

  static List<String> modules() throws IOException {
    return PublicApiTest.modules().stream().filter(it -> !it.endsWith("contract")).toList();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void anArgumentThatIsNullIsNamed(String module) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Class<?> type : PublicApi.types(ROOT.resolve(module))) {
      if (!isOfStores(type)) {
        check(type, wrong);
      }
    }
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private static boolean isOfStores(Class<?> type) {
    return Arrays.asList(type.getPackageName().split("\\.")).contains("spi")
        || OF_STORES.contains(type.getSimpleName());
  }

  private void check(Class<?> type, List<String> wrong) {
    if (!Modifier.isPublic(type.getModifiers())
        || Throwable.class.isAssignableFrom(type)
        || isOfHosts(type)
        || type.getSimpleName().equals(CHECKS)
        || TOLD.contains(type.getSimpleName())) {
      return;
    }
    // A policy is made by its factories; samples of its parts do not fit together.
    if (!Modifier.isAbstract(type.getModifiers())
        && !type.getSimpleName().equals("RestockPolicy")
        && (!type.isRecord() || isInput(type))) {
      for (Constructor<?> constructor : type.getConstructors()) {
        check(constructor, null, wrong);
      }
    }
    for (Method method : type.getMethods()) {
      if (isChecked(type, method)) {
        check(method, type, wrong);
      }
    }
    Arrays.stream(type.getDeclaredClasses()).forEach(it -> check(it, wrong));
  }

  private static boolean isChecked(Class<?> type, Method method) {
    return method.getDeclaringClass().getName().startsWith("io.holdfast.")
        && !method.isBridge()
        && !OF_JAVA.contains(method.getName())
        && interfaces(type)
            .filter(NullArgumentsTest::isOfStores)
            .flatMap(it -> Arrays.stream(it.getMethods()))
            .noneMatch(it -> it.getName().equals(method.getName()));
  }

  private static Stream<Class<?>> interfaces(Class<?> type) {
    return type == null
        ? Stream.empty()
        : Stream.concat(
            Arrays.stream(type.getInterfaces())
                .flatMap(it -> Stream.concat(Stream.of(it), interfaces(it))),
            interfaces(type.getSuperclass()));
  }

  private void check(Executable call, Class<?> type, List<String> wrong) {
    for (int i = 0; i < call.getParameterCount(); i++) {
      if (!call.getParameterTypes()[i].isPrimitive()
          && !isNullable(call.getAnnotatedParameterTypes()[i])) {
        String fault = fault(call, type, i);
        if (!fault.isEmpty()) {
          wrong.add(call.toGenericString() + ": " + call.getParameters()[i].getName() + fault);
        }
      }
    }
  }

  private static boolean isNullable(AnnotatedType type) {
    return Arrays.stream(type.getAnnotations())
        .anyMatch(it -> it.annotationType().getSimpleName().equals("Nullable"));
  }

  /** Returns what is wrong, or nothing. */
  private String fault(Executable call, Class<?> type, int missing) {
    Object receiver = null;
    if (call instanceof Method method && !Modifier.isStatic(method.getModifiers())) {
      Optional<Object> made = SAMPLES.of(type);
      if (made.isEmpty()) {
        return " was not checked, without a value of " + type;
      }
      receiver = made.get();
      if (SampleValues.isIdle(receiver) && !method.isDefault()) {
        return ""; // only a host implements it
      }
    }
    Object[] values = new Object[call.getParameterCount()];
    for (int i = 0; i < values.length; i++) {
      if (i != missing) {
        Optional<Object> value = SAMPLES.of(call.getGenericParameterTypes()[i]);
        if (value.isEmpty()) {
          return " was not checked, without a value of " + call.getGenericParameterTypes()[i];
        }
        values[i] = value.get();
      }
    }
    return fault(call, receiver, values, call.getParameters()[missing].getName());
  }

  private static String fault(Executable call, Object receiver, Object[] values, String name) {
    try {
      call.setAccessible(true);
      if (call instanceof Method method) {
        method.invoke(receiver, values);
      } else {
        ((Constructor<?>) call).newInstance(values);
      }
      return " may be null";
    } catch (InvocationTargetException e) {
      // An option is named as its method, which its parameter may explain.
      // A value of one field is named as the type.
      String type = call.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
      String message = String.valueOf(e.getCause().getMessage());
      String field = message.split(":", -1)[0].toLowerCase(Locale.ROOT);
      return names(e.getCause(), name)
              || names(e.getCause(), call.getName())
              || type.contains(field)
          ? ""
          : " is not named by " + e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot call " + call, e);
    }
  }

  /** Returns whether an exception of the library, and not one of the JVM, names an argument. */
  private static boolean names(Throwable thrown, String name) {
    String message = String.valueOf(thrown.getMessage());
    return !message.startsWith("Cannot ")
        && message.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }
}
