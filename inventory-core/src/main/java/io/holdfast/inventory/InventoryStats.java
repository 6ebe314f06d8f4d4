package io.holdfast.inventory;

import io.holdfast.inventory.spi.GuessCounts;
import java.time.Duration;

/**
 * Counts the work of an inventory: what waits at a moment, and what was done since it was built.
 * The numbers are read one after the other while commands go on, so they need not add up.
 *
 * @param lanes the number of shops that have a lane at this moment; 0 without lanes
 * @param waiting the number of commands that wait in lanes at this moment
 * @param expectedWait how long a new command probably waits in the lane with the longest wait; zero
 *     if no lane has been busy for long enough to tell. Where it passes {@link
 *     LaneOptions#maxExpectedWait}, commands are rejected
 * @param batches the number of batches that lanes have run
 * @param batchedCommands the number of commands in those batches
 * @param guesses the decisions on remembered levels; all 0 if the store remembers none. A store
 *     that several inventories share counts for all of them
 * @param conflicts the decisions that the store has repeated in one call, because rows had changed
 *     or were locked, or remembered levels were wrong
 * @since 0.1.0
 */
public record InventoryStats(
    int lanes,
    int waiting,
    Duration expectedWait,
    long batches,
    long batchedCommands,
    GuessCounts guesses,
    long conflicts) {}
