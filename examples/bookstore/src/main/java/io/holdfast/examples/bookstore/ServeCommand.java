package io.holdfast.examples.bookstore;

import io.holdfast.examples.bookstore.web.ExecutionRoutes;
import io.holdfast.examples.host.Web;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bookstore serve}. */
@Command(name = "serve", description = "Takes executions over HTTP and runs them.")
final class ServeCommand implements Callable<Integer> {
  /** Longer than the workers of the bookstore take to stop. */
  private static final long CLOSE_SECONDS = 30;

  @Spec private CommandSpec spec;

  @Mixin private BookstoreOptions options;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port at 127.0.0.1; 0 for any. Default: 8080.")
  private int port;

  private ServeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port must be 0 to 65535");
    }
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (BookstoreApp app = new BookstoreApp(options);
        Web web = Web.open("127.0.0.1", port)) {
      app.work();
      web.start(ExecutionRoutes.of(app.engine()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, closed)));
      System.out.println("The bookstore is open at http://127.0.0.1:" + web.port());
      stopped.await();
    } finally {
      closed.countDown();
    }
    return 0;
  }

  /**
   * Lets the server and the workers end before the process does, which waits for its hooks only.
   */
  private static void stop(CountDownLatch stopped, CountDownLatch closed) {
    stopped.countDown();
    try {
      boolean unused = closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
