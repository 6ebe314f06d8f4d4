/** Tests of the checker on histories that are known to have an explanation or none. */
@NullMarked
package io.holdfast.contract.history;

import org.jspecify.annotations.NullMarked;
