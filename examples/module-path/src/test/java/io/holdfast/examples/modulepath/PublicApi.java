package io.holdfast.examples.modulepath;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The public and protected elements of the exported packages of a module, one in a line. */
final class PublicApi {
  private static final Pattern EXPORTS = Pattern.compile("(?m)^  exports ([a-z.]+);");

  private PublicApi() {}

  /**
   * Returns the elements of a module.
   *
   * @param folder the folder of the module, with its sources
   */
  static List<String> of(Path folder) throws IOException, ClassNotFoundException {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : types(folder)) {
      add(type, lines);
    }
    return lines;
  }

  /** Returns the types of the exported packages of a module that are not nested. */
  static List<Class<?>> types(Path folder) throws IOException, ClassNotFoundException {
    Path sources = folder.resolve("src/main/java");
    List<String> packages =
        EXPORTS
            .matcher(Files.readString(sources.resolve("module-info.java")))
            .results()
            .map((MatchResult it) -> it.group(1))
            .toList();
    List<Class<?>> types = new ArrayList<>();
    for (String each : packages) {
      for (String name : names(sources.resolve(each.replace('.', '/')))) {
        types.add(Class.forName(each + "." + name, false, PublicApi.class.getClassLoader()));
      }
    }
    return types;
  }

  private static SortedSet<String> names(Path folder) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(".java") && !it.equals("package-info.java"))
          .forEach(it -> names.add(it.substring(0, it.length() - ".java".length())));
    }
    return names;
  }

  private static void add(Class<?> type, List<String> lines) {
    if (!isVisible(type.getModifiers())) {
      return;
    }
    lines.add(head(type));
    TreeSet<String> members = new TreeSet<>();
    Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(it -> isVisible(it.getModifiers()) && !it.isSynthetic())
        .forEach(it -> members.add("  " + member(it)));
    lines.addAll(members);
    Arrays.stream(type.getDeclaredClasses())
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .forEach(it -> add(it, lines));
  }

  private static String head(Class<?> type) {
    StringBuilder line = new StringBuilder();
    int modifiers = type.getModifiers() & ~Modifier.INTERFACE;
    line.append(Modifier.toString(type.isInterface() ? modifiers & ~Modifier.ABSTRACT : modifiers));
    line.append(kind(type)).append(type.getName());
    line.append(parameters(type.getTypeParameters()));
    if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
      line.append(" extends ").append(type.getGenericSuperclass().getTypeName());
    }
    line.append(
        list(type.isInterface() ? " extends " : " implements ", type.getGenericInterfaces()));
    if (type.isSealed()) {
      line.append(list(" permits ", type.getPermittedSubclasses()));
    }
    return line.toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return " @interface ";
    }
    if (type.isInterface()) {
      return " interface ";
    }
    return type.isEnum() ? " enum " : type.isRecord() ? " record " : " class ";
  }

  private static String parameters(Type[] parameters) {
    return parameters.length == 0
        ? ""
        : Arrays.stream(parameters).map(Type::getTypeName).collect(joining(", ", "<", ">"));
  }

  private static String list(String word, Type[] types) {
    return types.length == 0
        ? ""
        : word + Arrays.stream(types).map(Type::getTypeName).sorted().collect(joining(", "));
  }

  private static String member(Member member) {
    if (member instanceof Field field) {
      return field.toGenericString();
    }
    return ((Executable) member).toGenericString();
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
