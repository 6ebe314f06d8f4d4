/** Replay of a shop's stock and orders, line by line. */
@NullMarked
package io.holdfast.examples.cli.replay;

import org.jspecify.annotations.NullMarked;
