/** A view of stock levels that many read, beside a flash sale. */
@NullMarked
package io.holdfast.benchmarks.view;

import org.jspecify.annotations.NullMarked;
