/** Ways to sell stock that is in a database: the library and hand-written alternatives. */
@NullMarked
package io.holdfast.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
