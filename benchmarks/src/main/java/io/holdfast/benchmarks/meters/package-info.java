/** What meters and observations cost a flash sale. */
@NullMarked
package io.holdfast.benchmarks.meters;

import org.jspecify.annotations.NullMarked;
