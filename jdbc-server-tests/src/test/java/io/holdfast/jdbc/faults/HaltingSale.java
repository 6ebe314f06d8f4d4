package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.servers.Pools;

/**
 * Runs a node that takes one order and dies at a given moment of it. If there is no such moment,
 * the node ends normally.
 */
final class HaltingSale {
  private HaltingSale() {}

  /**
   * Takes the order.
   *
   * @param args the URL, user, number of the order, moment from 1 on, and path of the order
   */
  public static void main(String[] args) {
    HaltingDataSource halting = new HaltingDataSource(Integer.parseInt(args[3]));
    try (HikariDataSource pool = Pools.recommended(args[0], args[1]);
        Inventory inventory = Shop.open(halting.watch(pool))) {
      halting.arm();
      new Buyer(inventory, new Receipts())
          .settle(CrashPointIT.order(Integer.parseInt(args[2]), Order.Path.valueOf(args[4])));
    }
  }
}
