/** Output as text and as JSON. */
@NullMarked
package io.holdfast.examples.cli.output;

import org.jspecify.annotations.NullMarked;
