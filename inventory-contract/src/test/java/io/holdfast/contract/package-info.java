/** Tests of the kit: a simple correct store, and stores that are broken on purpose. */
@NullMarked
package io.holdfast.contract;

import org.jspecify.annotations.NullMarked;
