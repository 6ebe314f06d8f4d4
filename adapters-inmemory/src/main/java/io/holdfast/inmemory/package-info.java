/**
 * An inventory store in the memory of one process: for tests, demos, and stock that need not
 * outlive it.
 */
@NullMarked
package io.holdfast.inmemory;

import org.jspecify.annotations.NullMarked;
