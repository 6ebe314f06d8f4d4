package io.holdfast.inventory.spi;

/**
 * A write of rows that belong to the host, such as the order row of a shop. A command carries it
 * with {@link io.holdfast.inventory.Inventory#alongside}, and the store performs it in the
 * transaction of the command.
 *
 * <p>A host creates one with the class of its store: {@code SqlWrite} for the JDBC adapter, {@code
 * DynamoDbWrite} for DynamoDB, {@code InMemoryWrite} for the store in memory.
 *
 * <p>Promises:
 *
 * <ol>
 *   <li><b>Together.</b> The write becomes durable and visible with the change of stock, or neither
 *       does.
 *   <li><b>Once.</b> It is performed exactly when the command takes effect for the first time:
 *       never for a refusal, and never for a replay.
 *   <li><b>Alone.</b> If it fails, its own command fails with a {@link
 *       io.holdfast.inventory.error.HostWriteException} and has no effect. Other commands that
 *       share the transaction are not affected.
 *   <li><b>Order.</b> The writes of one command are performed in their order. The writes of
 *       different commands in one transaction are performed in any order, so they must not depend
 *       on each other.
 * </ol>
 *
 * <p>Implementations are immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface HostWrite {
  /**
   * Returns what is written, for messages and logs: the table, or the statement without its values.
   */
  @Override
  String toString();
}
