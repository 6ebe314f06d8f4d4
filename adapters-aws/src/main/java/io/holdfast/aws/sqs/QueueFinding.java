package io.holdfast.aws.sqs;

/**
 * Something about the queues that is not as it should be.
 *
 * @param level how bad it is
 * @param setting what it is about: {@code queue}, {@code deadLetterQueue}, an option of the
 *     consumer, or an attribute of a queue as SQS calls it
 * @param problem what is wrong, and what follows from it
 */
public record QueueFinding(Level level, String setting, String problem) {
  /** How bad it is. */
  public enum Level {
    /** Messages do not arrive, or are lost. */
    ERROR,
    /** It works until something else goes wrong. */
    WARNING
  }

  static QueueFinding error(String setting, String problem) {
    return new QueueFinding(Level.ERROR, setting, problem);
  }

  static QueueFinding warning(String setting, String problem) {
    return new QueueFinding(Level.WARNING, setting, problem);
  }
}
