package io.holdfast.examples.bookstore.flow;

/** The status of an execution. */
public enum ExecutionStatus {
  /** It is in progress, or parked. */
  RUNNING,
  /** It is over, and has an output. A checkout that was refused has succeeded as an execution. */
  SUCCEEDED,
  /** It is over, and has an error. Everything it had taken was given back. */
  FAILED
}
