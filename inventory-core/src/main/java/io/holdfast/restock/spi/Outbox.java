package io.holdfast.restock.spi;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one kind that a store has written in the same transaction as the stock, on their
 * way to the other side; a relay takes them from here. {@link RestockOutbox} and {@link
 * ExpiredHoldOutbox} say which messages there are.
 *
 * <p>A message is PENDING until it is accepted. Then an expired hold is deleted, and a restock
 * request is SENT until it is closed. A message is BLOCKED when it was given up. Its fencing token
 * grows by one with every lease. A lease has ended when the token has grown again: a slow owner of
 * an earlier lease learns that, and changes nothing.
 *
 * <p>Clauses, cited by the contract tests:
 *
 * <ol>
 *   <li><b>One lease.</b> A leased message is not leased again before the lease ends, in any number
 *       of processes; after that it is due again.
 *   <li><b>Fencing.</b> A settlement takes effect only if the message has not been leased again
 *       since.
 *   <li><b>Order.</b> Of one stock key ({@link OutboxContent#orderedBy()}), no message is leased
 *       while an earlier one, by {@link OutboxContent#number()}, is PENDING. None waits for a
 *       BLOCKED one.
 *   <li><b>Due first.</b> Of the messages of a shop that may be leased, those that have been due
 *       longest come first.
 *   <li><b>Clock.</b> Whether a message is due is judged by the same clock as the expiry of holds.
 *   <li><b>Known outcome.</b> Whatever a call has returned is visible to every call that starts
 *       afterwards. An exception other than {@link
 *       io.holdfast.inventory.error.OutcomeUnknownException} guarantees that nothing was written. A
 *       lease of unknown outcome ends by itself.
 *   <li><b>Threads.</b> An outbox is safe for use by any number of threads.
 *   <li><b>One bad row.</b> A message that cannot be read fails alone. The lease that meets it
 *       makes it BLOCKED and returns it as BLOCKED, once, in the form of {@code
 *       OutboxMessage.unreadable}; {@link #messages} lists it in its place; it can be withdrawn.
 *       All other messages are leased, listed and settled as if it did not exist. A row whose shop
 *       or id cannot be read either is left out, and logged with its table and key.
 *   <li><b>Tries.</b> A lease is not counted among the {@link OutboxMessage#attempts()}, however it
 *       ends; their number is the one in the last settlement.
 *   <li><b>Summary.</b> A summary counts each message once, in the state that is stored. A message
 *       that changes meanwhile counts as before or as after. A row whose state cannot be read is
 *       left out.
 * </ol>
 *
 * <p>Every method throws {@link io.holdfast.inventory.error.BusyException} or {@link
 * io.holdfast.inventory.error.UnavailableException} if the store cannot serve it now.
 *
 * @param <C> the kind of content
 * @since 0.1.0
 */
public interface Outbox<C extends OutboxContent> {
  /**
   * Returns shops that may have a message that is due.
   *
   * @param after the id after which shops are returned; null for all shops
   * @param limit the maximum number of shops, 1 or more
   * @return shops sorted by id: every shop that has a message that is due, and possibly some that
   *     have none
   */
  List<ShopId> dueShops(@Nullable ShopId after, int limit);

  /**
   * Leases messages that are due.
   *
   * @param shop the tenant
   * @param limit the maximum number of messages, 1 or more
   * @param lease the time for which no other process gets them
   * @return the messages with their new fencing token, longest due first, and those that turned out
   *     to be unreadable, which are BLOCKED now; empty if none is due
   */
  List<OutboxMessage<C>> lease(ShopId shop, int limit, Duration lease);

  /**
   * Records the results of leased messages of one shop.
   *
   * @param shop the tenant
   * @param settlements the results, each of a different message
   * @return the ids of the messages whose lease had ended, which are not changed
   */
  Set<MessageId> settle(ShopId shop, List<Settlement<C>> settlements);

  /**
   * Returns a page of the messages of a shop, sorted by id.
   *
   * @param shop the tenant
   * @param after the last id of the previous page; null for the first page
   * @param limit the maximum number of messages, 1 or more
   */
  List<OutboxMessage<C>> messages(ShopId shop, @Nullable MessageId after, int limit);

  /** Counts the messages of all shops, as {@link #summary(ShopId)} does. */
  default OutboxSummary summary() {
    return summary(null);
  }

  /**
   * Counts messages by state. It reads all of them, so call it every few minutes and not for every
   * order.
   *
   * @param shop the tenant; null for all shops
   */
  OutboxSummary summary(@Nullable ShopId shop);

  /**
   * Makes a BLOCKED message due at once, with no attempts.
   *
   * @return whether it was BLOCKED
   */
  boolean unblock(ShopId shop, MessageId id);

  /**
   * Deletes a message that is not leased.
   *
   * @return whether it does not exist any more; false if it is leased, because it may be published
   */
  boolean withdraw(ShopId shop, MessageId id);
}
