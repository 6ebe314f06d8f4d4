/** Tests of a consumer that dies between any two of its steps. */
package io.holdfast.aws.sqs.kill;
