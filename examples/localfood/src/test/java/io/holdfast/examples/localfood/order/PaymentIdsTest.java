package io.holdfast.examples.localfood.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.localfood.events.LocalTimes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Between a statement's values and its execution a table is made. H2 then prepares the statement
 * again, now with the types of its values.
 */
class PaymentIdsTest {
  private static final Purchase PURCHASE = new Purchase(1, 1, "사과", 2, null);
  private static final String ID = "Zahlung-ä";

  private Connection connection;
  private int tables;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    ScriptUtils.executeSqlScript(connection, new ClassPathResource("schema-order.sql"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void everyStatementOfAPaymentTakesItsIdAsItIsStored() {
    JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(changing(), true));
    PaymentLog log = new PaymentLog(jdbc);
    Orders orders = new Orders(jdbc);

    log.begin(ID, PURCHASE);
    assertThat(log.begin(ID, PURCHASE).purchase()).isEqualTo(PURCHASE);
    assertThat(log.pendingSince(LocalTimes.now().plusSeconds(1))).containsExactly(ID);
    assertThat(log.end(ID, PaymentLog.State.PAID)).isTrue();
    Order order = orders.insert(PURCHASE, ID);
    assertThat(orders.ofPayment(ID)).isEqualTo(order);
    assertThat(orders.paymentOf(order.id())).isEqualTo(ID);
    assertThat(tables).isGreaterThanOrEqualTo(7);
  }

  /** Returns the connection, on which a table is made before each execution of a statement. */
  private Connection changing() {
    return around(
        Connection.class,
        connection,
        Map.of("prepareStatement", it -> around(PreparedStatement.class, it, Map.of())));
  }

  private interface After {
    Object apply(Object result);
  }

  private <T> T around(Class<T> type, Object target, Map<String, After> after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                makeTable();
              }
              try {
                Object result = method.invoke(target, arguments);
                return after.getOrDefault(method.getName(), it -> it).apply(result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private void makeTable() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE more_" + tables++ + " (id INT PRIMARY KEY)");
    }
  }
}
