/** Helpers for the tests of all packages. Not for use outside this module. */
@NullMarked
package io.holdfast.contract.internal;

import org.jspecify.annotations.NullMarked;
