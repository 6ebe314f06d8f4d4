package io.holdfast.examples.cli.command;

import io.holdfast.examples.cli.output.Answer;
import io.holdfast.examples.cli.store.OpenStore;
import io.holdfast.examples.cli.store.Session;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ShopId;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Opens the store, runs one command, closes the store. */
abstract class StoreCommand implements Callable<Integer> {
  @ParentCommand private Session session;
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() {
    try (OpenStore store = session.open(null)) {
      return run(store.inventory());
    }
  }

  /** Runs the command, and returns the exit code. */
  abstract int run(Inventory inventory);

  ShopId shop() {
    return session.shop();
  }

  boolean json() {
    return session.json();
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  Answer answer() {
    return new Answer(json(), out(), err());
  }
}
