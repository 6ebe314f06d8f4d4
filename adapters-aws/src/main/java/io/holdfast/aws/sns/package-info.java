/** Publishes restock requests to an SNS topic. */
@NullMarked
package io.holdfast.aws.sns;

import org.jspecify.annotations.NullMarked;
