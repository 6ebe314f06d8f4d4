/** Selecting and opening a store, and repeating calls to it. */
@NullMarked
package io.holdfast.examples.cli.store;

import org.jspecify.annotations.NullMarked;
