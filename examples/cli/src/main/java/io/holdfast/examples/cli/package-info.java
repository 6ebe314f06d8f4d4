/** The library from a shell: everyday commands, a flash sale, and a replay of a shop's own data. */
@NullMarked
package io.holdfast.examples.cli;

import org.jspecify.annotations.NullMarked;
