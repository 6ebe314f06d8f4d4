package io.holdfast.aws.sqs;

/**
 * A problem with the settings of the queues.
 *
 * @param level the severity
 * @param setting the name of the setting: {@code queue}, {@code deadLetterQueue}, an option of the
 *     consumer, or an attribute of a queue under its SQS name
 * @param problem the problem and its consequence
 * @since 0.1.0
 */
public record QueueFinding(Level level, String setting, String problem) {
  /** The severity of a finding. */
  public enum Level {
    /** Messages do not arrive, or are lost. */
    ERROR,
    /** Messages arrive, but may be lost or misused when something else fails. */
    WARNING
  }

  static QueueFinding error(String setting, String problem) {
    return new QueueFinding(Level.ERROR, setting, problem);
  }

  static QueueFinding warning(String setting, String problem) {
    return new QueueFinding(Level.WARNING, setting, problem);
  }
}
