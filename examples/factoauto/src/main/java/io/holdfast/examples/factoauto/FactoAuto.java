package io.holdfast.examples.factoauto;

import io.holdfast.examples.host.HostOptions;
import io.holdfast.examples.host.ShopHost;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that opens the shop. */
@Command(
    name = "factoauto",
    mixinStandardHelpOptions = true,
    description = "A shop of one article: POST /send buys one, and an empty shelf is refilled.")
public final class FactoAuto implements Callable<Integer> {
  @Mixin private HostOptions options;

  private FactoAuto() {}

  /** Opens the shop until the process ends. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FactoAuto()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ShopHost host = ShopHost.start(options, new FactoAutoShop())) {
      Runtime.getRuntime().addShutdownHook(new Thread(host::close));
      System.out.println("FactoAuto is open at " + host.url());
      host.join();
    }
    return 0;
  }
}
