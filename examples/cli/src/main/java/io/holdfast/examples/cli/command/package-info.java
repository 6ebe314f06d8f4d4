/** One class for each everyday command. */
@NullMarked
package io.holdfast.examples.cli.command;

import org.jspecify.annotations.NullMarked;
