package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The senders that a queue's policy allows. Policies of the sender are not visible here. */
final class QueuePolicy {
  private static final Set<String> SENDS = Set.of("*", "sqs:*", "sqs:sendmessage");
  private static final String SNS = "sns.amazonaws.com";

  private final List<?> statements;

  QueuePolicy(String json) {
    statements = JsonTree.list(JsonTree.at(JsonTree.parse(json), "Statement"));
  }

  /** Returns whether SNS may send what is published to this topic. */
  boolean lets(String topicArn) {
    return statements.stream()
        .anyMatch(
            it ->
                allowsSending(it)
                    && (isForAll(it)
                        || texts(JsonTree.at(JsonTree.at(it, "Principal"), "Service"))
                            .contains(SNS))
                    && sources(it).stream().allMatch(source -> matches(source, topicArn)));
  }

  /** Returns whether every principal may send. */
  boolean letsEverybody() {
    return statements.stream()
        .anyMatch(
            it ->
                allowsSending(it) && isForAll(it) && JsonTree.at(it, "Condition").equals(Map.of()));
  }

  private static boolean allowsSending(Object statement) {
    return JsonTree.at(statement, "Effect").equals("Allow")
        && texts(JsonTree.at(statement, "Action")).stream()
            .anyMatch(it -> SENDS.contains(it.toLowerCase(Locale.ROOT)));
  }

  private static boolean isForAll(Object statement) {
    Object principal = JsonTree.at(statement, "Principal");
    return principal.equals("*") || texts(JsonTree.at(principal, "AWS")).contains("*");
  }

  /** Returns the source ARNs that the conditions require, whatever their operators. */
  private static Set<String> sources(Object statement) {
    return JsonTree.at(statement, "Condition") instanceof Map<?, ?> conditions
        ? conditions.values().stream()
            .filter(Map.class::isInstance)
            .flatMap(it -> ((Map<?, ?>) it).entrySet().stream())
            .filter(it -> String.valueOf(it.getKey()).equalsIgnoreCase("aws:SourceArn"))
            .flatMap(it -> texts(it.getValue()).stream())
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static boolean matches(String pattern, String arn) {
    String regex =
        Pattern.compile("[*?]|[^*?]+")
            .matcher(pattern)
            .results()
            .map(it -> it.group())
            .map(it -> it.equals("*") ? ".*" : it.equals("?") ? "." : Pattern.quote(it))
            .collect(Collectors.joining());
    return arn.matches(regex);
  }

  private static Set<String> texts(Object tree) {
    return JsonTree.list(tree).stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toSet());
  }
}
