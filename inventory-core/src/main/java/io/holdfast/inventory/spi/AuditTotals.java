package io.holdfast.inventory.spi;

/**
 * The number of readable rows behind an audited page. A store counts them as of the same moment,
 * and where possible in another way than it reads the rows: an aggregate reveals rows that were
 * lost during the read. Rows that were described as unreadable are not among them, nor are the
 * movements of a level that cannot be read.
 *
 * @param levels the number of levels of the page
 * @param moved the sum of {@code onHandDelta} over all movements of these levels, in pieces
 * @param units the number of units of these levels
 * @param holds the number of lines of these levels in the index of holds
 * @param reservations the number of reservations that are shown for the page
 * @since 0.1.0
 */
public record AuditTotals(long levels, long moved, long units, long holds, long reservations) {}
