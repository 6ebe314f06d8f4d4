package io.holdfast.examples.cli;

import io.holdfast.examples.cli.command.CancelCommand;
import io.holdfast.examples.cli.command.CommitCommand;
import io.holdfast.examples.cli.command.Converters;
import io.holdfast.examples.cli.command.DefineCommand;
import io.holdfast.examples.cli.command.DispatchCommand;
import io.holdfast.examples.cli.command.FindCommand;
import io.holdfast.examples.cli.command.HoldCommand;
import io.holdfast.examples.cli.command.LevelCommand;
import io.holdfast.examples.cli.command.LevelsCommand;
import io.holdfast.examples.cli.command.ReceiveCommand;
import io.holdfast.examples.cli.command.ReleaseCommand;
import io.holdfast.examples.cli.command.VerifyCommand;
import io.holdfast.examples.cli.replay.ReplayCommand;
import io.holdfast.examples.cli.sale.FlashSaleCommand;
import io.holdfast.examples.cli.store.OpenStore;
import io.holdfast.examples.cli.store.Session;
import io.holdfast.examples.cli.store.StoreOptions;
import io.holdfast.examples.cli.store.StoreSource;
import io.holdfast.examples.cli.store.Stores;
import io.holdfast.inventory.model.ShopId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code holdfast}. */
@Command(
    name = "holdfast",
    synopsisSubcommandLabel = "COMMAND",
    description = "Stock that is never sold twice, from a shell.",
    subcommands = {
      FlashSaleCommand.class,
      ReplayCommand.class,
      DefineCommand.class,
      ReceiveCommand.class,
      HoldCommand.class,
      CommitCommand.class,
      ReleaseCommand.class,
      CancelCommand.class,
      DispatchCommand.class,
      LevelCommand.class,
      LevelsCommand.class,
      FindCommand.class,
      VerifyCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done, and every invariant holds",
      " 1:refused, or an invariant does not hold",
      " 2:the command line or a file it names is wrong; nothing was done",
      " 3:the store gave no answer",
      " 4:done, but lines of a file were broken; only with replay --strict"
    })
public final class HoldfastCli implements Session {
  private final StoreSource stores;

  @Mixin private StoreOptions options;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print JSON on standard output and nothing else there.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  private HoldfastCli(StoreSource stores) {
    this.stores = stores;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine(new Stores()).execute(args));
  }

  /** Returns the command line on stores of the caller's choice, for tests. */
  public static CommandLine commandLine(StoreSource stores) {
    CommandLine commandLine = new CommandLine(new HoldfastCli(stores));
    Converters.register(commandLine);
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Complaints::ofUsage)
        .setExecutionExceptionHandler(Complaints::ofExecution);
  }

  @Override
  public OpenStore open(@Nullable InstantSource clock) {
    options.check();
    return stores.open(options, clock);
  }

  @Override
  public ShopId shop() {
    return options.shop();
  }

  @Override
  public String storeName() {
    return options.displayName();
  }

  @Override
  public boolean json() {
    return json;
  }
}
