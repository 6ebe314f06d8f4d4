package io.holdfast.idempotency;

import io.holdfast.inventory.spi.HostWrite;

/**
 * The result of looking up a key before a command: a record for the command, or a reply.
 *
 * @since 0.1.0
 */
public sealed interface Preparation {
  /**
   * The command may run. It records the answer if it carries this write.
   *
   * @param record the write of the record, for one command
   */
  record Recordable(HostWrite record) implements Preparation {}

  /**
   * The command must not run now.
   *
   * @param reply the reply to repetitions
   */
  record Known(Claim.Reply reply) implements Preparation {}
}
