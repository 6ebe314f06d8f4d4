package io.holdfast.examples.bookstore.store;

import io.holdfast.aws.dynamodb.DynamoDbWrite;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.steps.Catalogue;
import io.holdfast.examples.bookstore.steps.Orders;
import io.holdfast.inventory.spi.HostWrite;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;

/** Books and orders in DynamoDB. */
public final class DynamoDbShop implements Catalogue, Orders {
  private final DynamoDbClient client;
  private final DynamoDbTables tables;

  /** Creates them on tables that exist. */
  public DynamoDbShop(DynamoDbClient client, DynamoDbTables tables) {
    this.client = client;
    this.tables = tables;
  }

  @Override
  public void define(Listing listing) {
    DynamoDbTables.putIfMissing(
        client,
        tables.books(),
        "bookId",
        Map.of(
            "bookId", AttributeValue.fromS(listing.bookId()),
            "title", AttributeValue.fromS(listing.title()),
            "price", DynamoDbTables.number(listing.price())));
  }

  @Override
  public Optional<Listing> find(String bookId) {
    return DynamoDbTables.find(client, tables.books(), "bookId", bookId)
        .map(
            item ->
                new Listing(
                    bookId,
                    DynamoDbTables.text(item, "title"),
                    DynamoDbTables.number(item, "price")));
  }

  @Override
  public HostWrite placed(ExecutionName name, CheckoutState state) {
    return DynamoDbWrite.insert(
        tables.orders(),
        "executionName",
        Map.of(
            "executionName", AttributeValue.fromS(name.value()),
            "userId", AttributeValue.fromS(state.userId()),
            "bookId", AttributeValue.fromS(state.bookId()),
            "pieces", DynamoDbTables.number(state.quantity()),
            "amount", DynamoDbTables.number(state.requireTotal().total())));
  }

  @Override
  public HostWrite removed(ExecutionName name) {
    return DynamoDbWrite.of(
        Delete.builder()
            .tableName(tables.orders())
            .key(DynamoDbTables.key("executionName", name.value()))
            .build());
  }
}
