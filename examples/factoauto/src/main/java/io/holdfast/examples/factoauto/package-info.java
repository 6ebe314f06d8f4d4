/** FactoAuto: a shop that requests goods from the factory when its stock is empty. */
@NullMarked
package io.holdfast.examples.factoauto;

import org.jspecify.annotations.NullMarked;
