/**
 * The library on the command line: everyday commands, a flash sale, and a replay of a shop's data.
 */
@NullMarked
package io.holdfast.examples.cli;

import org.jspecify.annotations.NullMarked;
