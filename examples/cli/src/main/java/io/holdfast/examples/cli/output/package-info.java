/** What is printed, for people and for programs. */
@NullMarked
package io.holdfast.examples.cli.output;

import org.jspecify.annotations.NullMarked;
