package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.LineText;
import io.holdfast.restock.spi.OutboxMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts expired holds, none of which waits for another. */
public final class ExpiredHoldItems extends OutboxItems<ExpiredHold> {
  private static final String CONTENT = "content";
  private static final String EXPIRED_AT = "expiredAt";
  private static final String RECORDED_AT = "recordedAt";

  public ExpiredHoldItems() {
    super(OutboxKeys.EXPIRED_HOLDS, RECORDED_AT);
  }

  @Override
  void write(ExpiredHold hold, Map<String, AttributeValue> item) {
    item.put(CONTENT, Values.text(LineText.of(hold.lines())));
    item.put(EXPIRED_AT, Values.time(hold.expiredAt()));
    item.put(RECORDED_AT, Values.time(hold.recordedAt()));
  }

  @Override
  ExpiredHold content(ShopId shop, MessageId id, Map<String, AttributeValue> item) {
    return new ExpiredHold(
        shop,
        new ReservationId(id.value()),
        LineText.parse(Values.text(item, CONTENT)),
        time(item, EXPIRED_AT),
        time(item, RECORDED_AT));
  }

  @Override
  OutboxMessage<ExpiredHold> unreadable(ShopId shop, MessageId id, String why) {
    return OutboxMessage.unreadable(shop, new ReservationId(id.value()), why);
  }

  @Override
  public MessageId id(String text) {
    return new ReservationId(text);
  }

  @Override
  public @Nullable ItemKey waiting(ExpiredHold hold) {
    return null;
  }

  @Override
  public @Nullable ItemKey waiting(ShopId shop, Map<String, AttributeValue> item) {
    return null;
  }

  @Override
  public @Nullable ItemKey waitingAt(ShopId shop, MessageId id, String level) {
    return null;
  }

  @Override
  public boolean isOrdered() {
    return false;
  }
}
