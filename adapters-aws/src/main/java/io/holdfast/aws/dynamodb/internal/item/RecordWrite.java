package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.inventory.spi.HostWrite;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A write of the record of an operation of the host, performed in the transaction of a command.
 *
 * @param table the table of the record, which is that of the stock
 * @param action the action, whose condition is the record that was read
 */
public record RecordWrite(String table, TransactWriteItem action) implements HostWrite {
  @Override
  public String toString() {
    return "the record of an operation";
  }
}
