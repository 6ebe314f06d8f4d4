/** The shops: their articles, and the stock that orders take. */
@NullMarked
package io.holdfast.examples.localfood.store;

import org.jspecify.annotations.NullMarked;
