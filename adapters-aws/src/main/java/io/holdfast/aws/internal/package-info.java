/** What the parts of this module share: the form of messages, and what failures mean. */
@NullMarked
package io.holdfast.aws.internal;

import org.jspecify.annotations.NullMarked;
