package io.holdfast.http.callback;

import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.model.ShopId;
import java.util.ArrayList;
import java.util.List;

/** Records what it is told. */
public final class RecordingListener implements CallbackListener {
  public final List<Rejection> rejections = new ArrayList<>();
  public final List<Receipt> receipts = new ArrayList<>();

  /** The status of each answer, and whether the signature was valid: {@code 200 true}. */
  public final List<String> answers = new ArrayList<>();

  @Override
  public void rejected(ShopId shop, Rejection reason) {
    rejections.add(reason);
  }

  @Override
  public void received(ShopId shop, Receipt receipt) {
    receipts.add(receipt);
  }

  @Override
  public void answered(ShopId shop, int status, boolean signed) {
    answers.add(status + " " + signed);
  }
}
