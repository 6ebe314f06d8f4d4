package io.holdfast.aws.sqs;

/** What came of a message. */
enum Fate {
  ACCEPTED,
  REPEATED,
  POSTPONED,
  PARKED,
  HANDED_BACK
}
