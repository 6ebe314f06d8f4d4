package io.holdfast.examples.msashop;

import io.holdfast.examples.host.HostOptions;
import io.holdfast.examples.host.ShopHost;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that opens the shop. */
@Command(
    name = "msa-shop",
    mixinStandardHelpOptions = true,
    description = "Sales, stock increase and factory: GET /product/donut, POST /checkout.")
public final class MsaShop implements Callable<Integer> {
  @Mixin private HostOptions options;

  private MsaShop() {}

  /** Opens the shop until the process ends. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new MsaShop()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ShopHost host = ShopHost.start(options, new MsaShopServices())) {
      Runtime.getRuntime().addShutdownHook(new Thread(host::close));
      System.out.println("The MSA shop is open at " + host.url());
      host.join();
    }
    return 0;
  }
}
