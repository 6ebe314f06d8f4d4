/** Keys of items, and attribute values. */
@NullMarked
package io.holdfast.aws.dynamodb.internal.key;

import org.jspecify.annotations.NullMarked;
