package io.holdfast.examples.bookstore.flow;

/**
 * The answers of a worker to an execution that waits for it. Each method returns false if nobody
 * waits for this token any more: it was answered, it was too late, or it never existed. A worker
 * then drops its message. Safe for use by any number of threads.
 */
public interface TaskTokens {
  /**
   * Answers that a courier was found.
   *
   * @param token the token of the message
   * @param courier the answer
   * @return whether the execution has taken the answer
   */
  boolean succeed(String token, CourierStatus courier);

  /**
   * Answers that the work has failed.
   *
   * @param token the token of the message
   * @param error the name of the failure, such as {@link StepFailure#NO_COURIER}
   * @param cause the cause
   * @return whether the execution has taken the answer
   */
  boolean fail(String token, String error, String cause);

  /**
   * Says that the worker is still busy.
   *
   * @param token the token of the message
   * @return whether the execution still waits for the answer
   */
  boolean heartbeat(String token);
}
