package io.holdfast.examples.bookstore.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checker of the four ledgers: money, points, stock and orders. Each must tell the same about
 * every execution that is over, and their sums must be those of the orders that stand.
 */
public final class Ledgers {
  private static final Map<String, Long> OPENING =
      Map.of(Scene.RULE, 500L, Scene.PAJAMAS, 400L, Scene.TEN, 10L);
  private static final Map<String, Long> PRICES =
      Map.of(Scene.RULE, 20L, Scene.PAJAMAS, 75L, Scene.TEN, 5L);
  private static final Map<String, Long> POINTS = Map.of(Scene.ANN, 300L, Scene.BOB, 100L);

  private final Scene scene;
  private final List<String> problems = new ArrayList<>();

  private Ledgers(Scene scene) {
    this.scene = scene;
  }

  /** Returns the ledgers of a scene in which no execution runs. */
  public static Ledgers of(Scene scene) {
    return new Ledgers(scene);
  }

  /** An order that stands. */
  private record Order(String user, String book, long pieces, long amount) {}

  /** A redemption whose points are taken. */
  private record Redeemed(String user, long points) {}

  /** Fails unless the ledgers add up. Nobody has earned points since the scene was opened. */
  public void addUp() {
    addUp(Map.of());
  }

  /**
   * Fails unless the ledgers add up.
   *
   * @param earned the points that users have earned since the scene was opened
   */
  public void addUp(Map<String, Long> earned) {
    assertThat(problems(earned)).isEmpty();
  }

  /** Returns what does not add up, one sentence each. */
  public List<String> problems(Map<String, Long> earned) {
    Map<String, Order> orders = new HashMap<>();
    Map<String, Redeemed> redeemed = new HashMap<>();
    Map<String, Long> paid = new HashMap<>();
    Set<String> names = new HashSet<>();
    Object unused =
        scene.database.inTransaction(
            sql -> {
              sql.list(
                  "SELECT execution_name, user_id, book_id, pieces, amount FROM bookstore_order",
                  row ->
                      orders.put(
                          row.getString(1),
                          new Order(
                              row.getString(2), row.getString(3), row.getLong(4), row.getLong(5))));
              sql.list(
                  "SELECT redemption_id, user_id, points FROM bookstore_redemption"
                      + " WHERE status = 'REDEEMED'",
                  row ->
                      redeemed.put(
                          row.getString(1), new Redeemed(row.getString(2), row.getLong(3))));
              sql.list(
                  "SELECT billing_key, SUM(amount) FROM bookstore_payment GROUP BY billing_key",
                  row -> paid.put(row.getString(1), row.getLong(2)));
              sql.list(
                      "SELECT billing_key FROM bookstore_payment WHERE amount > 0"
                          + " GROUP BY billing_key HAVING COUNT(*) > 1",
                      row -> row.getString(1))
                  .forEach(key -> problems.add(key + " was charged twice"));
              return true;
            });
    names.addAll(orders.keySet());
    names.addAll(redeemed.keySet());
    names.addAll(paid.keySet());
    names.forEach(name -> execution(name, orders.get(name), redeemed.get(name), paid.get(name)));
    stock(orders);
    points(redeemed, earned);
    return problems;
  }

  private void execution(String name, Order order, Redeemed redeemed, Long paid) {
    Execution execution = scene.engine().describe(new ExecutionName(name)).orElse(null);
    require(execution != null && execution.isOver(), name, "is not over");
    boolean dispatched = execution != null && InScene.DISPATCHED.equals(execution.output());
    ReservationState state =
        scene
            .inventory
            .reservation(new ExecutionName(name).stockId())
            .map(Reservation::state)
            .orElse(null);
    long money = paid == null ? 0 : paid;
    if (order == null) {
      require(!dispatched, name, "was dispatched without an order");
      require(money == 0, name, "has no order, and has cost " + money);
      require(redeemed == null, name, "has no order, and has taken points");
      require(
          state != ReservationState.COMMITTED, name, "has no order, and its stock is committed");
      require(state != ReservationState.HELD, name, "has no order, and its stock is held");
      return;
    }
    long price = PRICES.get(order.book);
    long points = redeemed == null ? 0 : redeemed.points;
    require(dispatched, name, "has an order, and was not dispatched");
    require(money == order.amount, name, "cost " + money + " and not " + order.amount);
    require(
        order.pieces * price == order.amount + points,
        name,
        "is not paid by " + order.amount + " and " + points + " points");
    require(state == ReservationState.COMMITTED, name, "has an order, and its stock is " + state);
  }

  private void stock(Map<String, Order> orders) {
    OPENING.forEach(
        (book, opening) -> {
          long sold =
              orders.values().stream()
                  .filter(order -> order.book.equals(book))
                  .mapToLong(Order::pieces)
                  .sum();
          require(scene.level(book).onHand() == opening, book, "has another stock on hand");
          require(scene.level(book).committed() == sold, book, "has not committed " + sold);
          require(scene.level(book).held() == 0, book, "has held pieces");
        });
    scene.inventory.verify().violations().forEach(each -> problems.add(each.toString()));
  }

  private void points(Map<String, Redeemed> redeemed, Map<String, Long> earned) {
    POINTS.forEach(
        (user, opening) -> {
          long taken =
              redeemed.values().stream()
                  .filter(each -> each.user.equals(user))
                  .mapToLong(Redeemed::points)
                  .sum();
          long expected = opening + earned.getOrDefault(user, 0L) - taken;
          require(
              scene.pointsOf(user) == expected,
              user,
              "has " + scene.pointsOf(user) + " points and not " + expected);
        });
  }

  private void require(boolean met, String who, String problem) {
    if (!met) {
      problems.add(who + " " + problem);
    }
  }
}
