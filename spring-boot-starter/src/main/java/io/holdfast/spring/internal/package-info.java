/** The auto-configuration. Not part of the API. */
@NullMarked
package io.holdfast.spring.internal;

import org.jspecify.annotations.NullMarked;
