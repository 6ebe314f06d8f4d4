/** What the tests of all packages are made of. Not for use by others. */
@NullMarked
package io.holdfast.contract.internal;

import org.jspecify.annotations.NullMarked;
