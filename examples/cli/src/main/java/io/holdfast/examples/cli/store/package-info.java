/** Which store to use, how to open it, and how long to be patient with it. */
@NullMarked
package io.holdfast.examples.cli.store;

import org.jspecify.annotations.NullMarked;
