/** FactoAuto: buy, and ask the factory when the shelf is empty. */
@NullMarked
package io.holdfast.examples.factoauto;

import org.jspecify.annotations.NullMarked;
