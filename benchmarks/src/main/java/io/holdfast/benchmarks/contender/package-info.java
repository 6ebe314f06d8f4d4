/** Ways to sell stock that is in a database: the library, and what people write instead. */
@NullMarked
package io.holdfast.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
