package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts restock requests, which have an order for each stock key. */
public final class RestockRequestItems extends OutboxItems<RestockRequest> {
  private static final String STOCK = "stock";
  private static final String SUPPLIER = "supplier";
  private static final String QUANTITY = "quantity";
  private static final String NUMBER = "number";
  private static final String REQUESTED_AT = "requestedAt";
  private static final String DUE_AT = "dueAt";

  public RestockRequestItems() {
    super(OutboxKeys.RESTOCK_REQUESTS, REQUESTED_AT);
  }

  @Override
  void write(RestockRequest request, Map<String, AttributeValue> item) {
    item.put(STOCK, Values.text(Keys.stock(request.key())));
    item.put(SUPPLIER, Values.text(request.supplier().value()));
    item.put(QUANTITY, Values.number(request.quantity()));
    item.put(NUMBER, Values.number(request.number()));
    item.put(REQUESTED_AT, Values.time(request.requestedAt()));
    item.put(DUE_AT, Values.time(request.dueAt()));
  }

  @Override
  RestockRequest content(ShopId shop, MessageId id, Map<String, AttributeValue> item) {
    return new RestockRequest(
        new RestockRequestId(id.value()),
        Keys.stockKey(shop, Values.text(item, STOCK)),
        new SupplierId(Values.text(item, SUPPLIER)),
        Values.number(item, QUANTITY),
        Values.number(item, NUMBER),
        time(item, REQUESTED_AT),
        time(item, DUE_AT));
  }

  @Override
  OutboxMessage<RestockRequest> unreadable(ShopId shop, MessageId id, String why) {
    return OutboxMessage.unreadable(shop, new RestockRequestId(id.value()), why);
  }

  @Override
  public MessageId id(String text) {
    return new RestockRequestId(text);
  }

  @Override
  public ItemKey waiting(RestockRequest request) {
    return Keys.waiting(request);
  }

  @Override
  public @Nullable ItemKey waiting(ShopId shop, Map<String, AttributeValue> item) {
    try {
      return Keys.waiting(
          Keys.stockKey(shop, Values.text(item, STOCK)), Values.number(item, NUMBER));
    } catch (RuntimeException e) {
      return null;
    }
  }

  @Override
  public @Nullable ItemKey waitingAt(ShopId shop, MessageId id, String level) {
    try {
      StockKey stock = Keys.stockKey(shop, level);
      String[] parts = id.value().split("-", -1);
      long number = Long.parseLong(parts[0]);
      Instant at = Micros.toInstant(Long.parseLong(parts[1], Character.MAX_RADIX));
      return RestockRequestId.of(stock, number, at).equals(id) ? Keys.waiting(stock, number) : null;
    } catch (RuntimeException e) {
      return null;
    }
  }

  @Override
  public boolean isOrdered() {
    return true;
  }
}
