package host.inventory;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;

/** Speaks the language of the core, which has no store. */
public final class Main {
  private Main() {}

  /** Makes a good request and a bad one. */
  public static void main(String[] args) {
    ShopId shop = new ShopId("tea-house");
    CommitRequest.of(shop, new ReservationId("order-ann"), Line.of("sencha", 1));
    try {
      Line.of("sencha", 0);
      throw new IllegalStateException("a line of nothing was taken");
    } catch (InvalidRequestException expected) {
      System.out.println("done");
    }
  }
}
