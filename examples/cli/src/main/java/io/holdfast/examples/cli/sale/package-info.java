/** A flash sale, and a check of it that does not rely on the store. */
@NullMarked
package io.holdfast.examples.cli.sale;

import org.jspecify.annotations.NullMarked;
