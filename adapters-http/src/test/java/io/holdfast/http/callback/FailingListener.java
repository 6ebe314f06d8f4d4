package io.holdfast.http.callback;

import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.model.ShopId;

/**
 * Throws an exception whenever it is told of anything.
 *
 * @param failure the exception, which may be a checked one as from a host in another language
 */
public record FailingListener(Throwable failure) implements CallbackListener {
  @Override
  public void rejected(ShopId shop, Rejection reason) {
    FailingListener.<RuntimeException>fail(failure);
  }

  @Override
  public void received(ShopId shop, Receipt receipt) {
    FailingListener.<RuntimeException>fail(failure);
  }

  @Override
  public void answered(ShopId shop, int status, boolean signed) {
    FailingListener.<RuntimeException>fail(failure);
  }

  @SuppressWarnings("unchecked")
  static <E extends Throwable> void fail(Throwable failure) throws E {
    throw (E) failure;
  }
}
