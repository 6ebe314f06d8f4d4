package io.holdfast.restock.spi;

import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The restock requests that have been decided, on their way to the supplier. A store writes them in
 * the same atomic unit as the stock; a relay takes them from here.
 *
 * <p>A message is PENDING until it is published, then SENT until the request is settled or dropped,
 * or BLOCKED when it was given up. Its fence grows by one with every lease, and a lease is over
 * when the fence has grown again: who was too slow finds out, and changes nothing.
 *
 * <p>Clauses, cited by the contract tests:
 *
 * <ol>
 *   <li><b>One lease.</b> A message that is leased is not leased again before the lease ends, in
 *       any number of processes; after that it is due again.
 *   <li><b>Fencing.</b> A settlement takes effect only if nobody has leased the message since.
 *   <li><b>Order.</b> Of one stock key, no message is leased while an earlier one, by {@link
 *       io.holdfast.inventory.model.RestockRequest#number()}, is PENDING. None waits for a BLOCKED
 *       one.
 *   <li><b>Due first.</b> Of the messages of a shop that may be leased, the longest due come first.
 *   <li><b>Clock.</b> Due is judged by the clock that judges holds.
 *   <li><b>Known outcome.</b> What a call has returned is seen by every call that starts
 *       afterwards. An exception other than {@link
 *       io.holdfast.inventory.error.OutcomeUnknownException} means that nothing was written. A
 *       lease of unknown outcome ends by itself.
 *   <li><b>Threads.</b> Safe for use by any number of threads.
 *   <li><b>One bad row.</b> A message that cannot be read fails alone. The lease that meets it
 *       makes it BLOCKED and returns it as such, {@linkplain OutboxMessage#unreadable once}; {@link
 *       #messages} lists it in its place; it can be withdrawn. All others are leased, listed and
 *       settled as if it were not there. A row whose shop or id is not readable either is left out,
 *       and logged with its table and key.
 *   <li><b>Tries.</b> A lease is not counted among the {@link OutboxMessage#attempts()}, however it
 *       ends; they are what the last settlement says.
 * </ol>
 *
 * <p>Every method throws {@link io.holdfast.inventory.error.BusyException} or {@link
 * io.holdfast.inventory.error.UnavailableException} if the store cannot do it now.
 */
public interface RestockOutbox {
  /**
   * Shops that may have a message that is due.
   *
   * @param after only shops whose id comes after this one; null for all
   * @param limit at most so many, 1 or more
   * @return by id; every shop that has one, and perhaps some that have none
   */
  List<ShopId> dueShops(@Nullable ShopId after, int limit);

  /**
   * Leases messages that are due.
   *
   * @param shop whose
   * @param limit at most so many, 1 or more
   * @param lease how long nobody else gets them
   * @return the messages with their new fence, longest due first, and those that turned out to be
   *     unreadable, which are BLOCKED now; empty if none is due
   */
  List<OutboxMessage> lease(ShopId shop, int limit, Duration lease);

  /**
   * Says what came of leased messages of one shop, each of another id.
   *
   * @param settlements what came of each
   * @return the ids of those whose lease was over, which are left as they are
   */
  Set<RestockRequestId> settle(ShopId shop, List<Settlement> settlements);

  /**
   * The messages of a shop, by request id.
   *
   * @param after the last id of the page before; null for the first page
   * @param limit at most so many, 1 or more
   */
  List<OutboxMessage> messages(ShopId shop, @Nullable RestockRequestId after, int limit);

  /**
   * Lets a message that is BLOCKED be tried again, at once and with its tries counted anew.
   *
   * @return whether it was blocked
   */
  boolean unblock(ShopId shop, RestockRequestId id);

  /**
   * Takes a message out that is not under way.
   *
   * @return whether it is gone: false if it is leased, so that it may be published
   */
  boolean withdraw(ShopId shop, RestockRequestId id);
}
