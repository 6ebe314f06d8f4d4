package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryCommands;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.StockOperations;
import io.holdfast.spring.TransactionalStock;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Stands before the inventory and the idempotency store, and watches for calls inside a transaction
 * of Spring. Such a call commits a transaction of its own, whatever happens to that of Spring, and
 * takes a second connection while the first is kept.
 *
 * <p>It is a proxy, so that a method that the library adds later is guarded too. Safe for use by
 * any number of threads.
 */
final class TransactionGuard {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionGuard.class);

  /** The methods that touch no row. */
  private static final Set<String> HARMLESS =
      Set.of("close", "stats", "ping", "addListener", "removeListener");

  private final TransactionMode mode;
  private final @Nullable TransactionalStock joined;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * Creates a guard.
   *
   * @param joined the operations that join a transaction; null unless the mode is to join
   */
  TransactionGuard(TransactionMode mode, @Nullable TransactionalStock joined) {
    this.mode = mode;
    this.joined = joined;
  }

  /**
   * Returns the target behind this guard.
   *
   * @param why what is wrong with a call inside a transaction, and what to do instead
   */
  <T> T guard(Class<T> type, T target, String why) {
    if (mode == TransactionMode.ALLOW) {
      return target;
    }
    Class<?>[] types =
        Arrays.stream(ClassUtils.getAllInterfaces(target))
            .filter(it -> Modifier.isPublic(it.getModifiers()))
            .toArray(Class<?>[]::new);
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), types, new Handler(type, target, why)));
  }

  private static boolean isInsideTransaction() {
    // In afterCompletion the transaction has ended, and its synchronizations are cleared, although
    // it still counts as active until its connection is given back.
    return TransactionSynchronizationManager.isActualTransactionActive()
        && TransactionSynchronizationManager.isSynchronizationActive();
  }

  private void refuse(String method, String why) {
    String text = method + " was called inside a transaction of Spring. " + why;
    if (mode != TransactionMode.WARN) {
      throw new IllegalTransactionStateException(
          text + " (holdfast.transactions=warn, join or allow changes this check.)");
    }
    if (warned.add(method)) {
      LOG.warn("{} (This is logged once for each method.)", text);
    }
  }

  /** Calls a method, and throws what it throws. */
  static @Nullable Object call(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private final class Handler implements InvocationHandler {
    private final Class<?> type;
    private final Object target;
    private final String why;

    Handler(Class<?> type, Object target, String why) {
      this.type = type;
      this.target = target;
      this.why = why;
    }

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      if (method.getName().equals("equals") && arguments != null) {
        return proxy == arguments[0];
      }
      if (method.getDeclaringClass() == Object.class || HARMLESS.contains(method.getName())) {
        return call(target, method, arguments);
      }
      Class<?> result = method.getReturnType();
      if (method.isDefault()
          && (result == ShopInventory.class || result == InventoryCommands.class)) {
        return InvocationHandler.invokeDefault(proxy, method, arguments); // calls this proxy again
      }
      if (isInsideTransaction()) {
        TransactionalStock stock = joining(method);
        if (stock != null) {
          return call(stock, method, arguments);
        }
        refuse(type.getSimpleName() + "." + method.getName(), why);
      }
      Object answer = call(target, method, arguments);
      return answer instanceof InventoryCommands commands && result == InventoryCommands.class
          ? guard(InventoryCommands.class, commands, why)
          : answer;
    }

    /** Commands that carry rows of the host do not join: the rows would be left out. */
    private @Nullable TransactionalStock joining(Method method) {
      return type == Inventory.class
              && method.getDeclaringClass().isAssignableFrom(StockOperations.class)
          ? joined
          : null;
    }
  }
}
