package io.holdfast.contract.internal;

import io.holdfast.contract.Clause;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows tests as sentences, and groups of tests with the clause that they prove. Stateless. */
public final class SentenceNames extends DisplayNameGenerator.Standard {
  /** Called by JUnit. */
  public SentenceNames() {}

  @Override
  public String generateDisplayNameForNestedClass(
      List<Class<?>> enclosingInstanceTypes, Class<?> nestedClass) {
    Clause clause = nestedClass.getAnnotation(Clause.class);
    if (clause == null) {
      return words(nestedClass.getSimpleName());
    }
    return clause.value() == 0
        ? clause.title()
        : "clause " + clause.value() + ", " + clause.title();
  }

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
    return words(testMethod.getName());
  }

  private static String words(String camelCase) {
    return camelCase
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
