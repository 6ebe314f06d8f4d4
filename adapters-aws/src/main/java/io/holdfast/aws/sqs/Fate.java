package io.holdfast.aws.sqs;

/** The outcome of a message. */
enum Fate {
  ACCEPTED,
  REPEATED,
  CLOSED,
  POSTPONED,
  PARKED,
  HANDED_BACK
}
