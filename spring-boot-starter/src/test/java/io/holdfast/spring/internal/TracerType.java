package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The tracer of micrometer-tracing, of which the starter knows only the name. It is made in a
 * loader of its own: on the class path of all tests, Spring Boot would take the whole library for
 * present.
 */
final class TracerType {
  private static final String NAME = "io.micrometer.tracing.Tracer";

  private final Class<?> type;

  private TracerType(Class<?> type) {
    this.type = type;
  }

  static TracerType in(Path folder) throws IOException, ClassNotFoundException {
    Path source = folder.resolve("Tracer.java");
    Files.writeString(source, "package io.micrometer.tracing; public class Tracer {}");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), source.toString()))
        .isZero();
    URL[] path = {folder.toUri().toURL()};
    return new TracerType(
        new URLClassLoader(path, TracerType.class.getClassLoader()).loadClass(NAME));
  }

  /** Returns an application that has a tracer. */
  ApplicationContextRunner addTo(ApplicationContextRunner application) {
    return add(application, type);
  }

  private static <T> ApplicationContextRunner add(
      ApplicationContextRunner application, Class<T> type) {
    return application
        .withClassLoader(type.getClassLoader())
        .withBean(type, () -> BeanUtils.instantiateClass(type));
  }
}
