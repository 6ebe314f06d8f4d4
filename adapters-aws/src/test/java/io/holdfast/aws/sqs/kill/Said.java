package io.holdfast.aws.sqs.kill;

/** What a JVM tells the one that has started it. */
final class Said {
  private Said() {}

  static void say(String what, String about) {
    System.out.println(what + " " + about);
    System.out.flush();
  }
}
