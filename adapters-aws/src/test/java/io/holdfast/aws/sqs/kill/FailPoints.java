package io.holdfast.aws.sqs.kill;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts the points before and after each call of a consumer to SQS and to its sink, and halts the
 * JVM at one of them. As with a kill, no hook runs and nothing is finished.
 */
final class FailPoints implements ExecutionInterceptor {
  private static final int KILLED = 137;

  private final int deadly;
  private int point;

  FailPoints(int deadly) {
    this.deadly = deadly;
  }

  /** Says something to the JVM that has started this one. */
  static void say(String what, String about) {
    System.out.println(what + " " + about);
    System.out.flush();
  }

  synchronized void reach(String name) {
    if (name.endsWith("VisibilityBatch")) {
      return; // depends on time, and so is not at the same place in every run
    }
    point++;
    say("reached", name);
    if (point == deadly) {
      say("killed", name);
      Runtime.getRuntime().halt(KILLED);
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    reach("before-" + name(context.request()));
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    reach("after-" + name(context.request()));
  }

  private static String name(Object request) {
    return request.getClass().getSimpleName().replace("Request", "");
  }
}
