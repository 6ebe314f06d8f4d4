package io.holdfast.aws.sqs.kill;

/** Reads the output of a JVM in the JVM that has started it. */
final class Said {
  private Said() {}

  static void say(String what, String about) {
    System.out.println(what + " " + about);
    System.out.flush();
  }
}
