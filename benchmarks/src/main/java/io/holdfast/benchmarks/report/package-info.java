/** One set of results, written as a table, as JSON and as a chart. */
@NullMarked
package io.holdfast.benchmarks.report;

import org.jspecify.annotations.NullMarked;
