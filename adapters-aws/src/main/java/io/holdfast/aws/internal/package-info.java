/**
 * Code that the packages of this module share: the format of messages and the meaning of failures.
 */
@NullMarked
package io.holdfast.aws.internal;

import org.jspecify.annotations.NullMarked;
