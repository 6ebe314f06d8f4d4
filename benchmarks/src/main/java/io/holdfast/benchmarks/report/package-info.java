/** One set of numbers, written as table, as JSON and as chart. */
@NullMarked
package io.holdfast.benchmarks.report;

import org.jspecify.annotations.NullMarked;
