/** Consumes restock requests from an SQS queue. */
@NullMarked
package io.holdfast.aws.sqs;

import org.jspecify.annotations.NullMarked;
