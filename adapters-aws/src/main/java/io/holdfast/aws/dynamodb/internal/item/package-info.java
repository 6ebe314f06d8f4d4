/** Items: how rows of the store become attributes and back. */
@NullMarked
package io.holdfast.aws.dynamodb.internal.item;

import org.jspecify.annotations.NullMarked;
