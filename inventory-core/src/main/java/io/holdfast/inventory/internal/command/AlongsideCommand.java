package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.HostWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command with writes of the host, which are performed if the command takes effect now. */
public record AlongsideCommand<T>(Command<T> command, List<HostWrite> writes)
    implements Command<T> {
  @Override
  public CommandKind kind() {
    return command.kind();
  }

  @Override
  public ShopId shop() {
    return command.shop();
  }

  @Override
  public @Nullable EntryId entry() {
    return command.entry();
  }

  @Override
  public List<Line> lines() {
    return command.lines();
  }

  @Override
  public Footprint footprint() {
    return command.footprint();
  }

  @Override
  public int rows() {
    return command.rows() + writes.size();
  }

  @Override
  public int ownRows() {
    return command.ownRows() + writes.size();
  }

  @Override
  public @Nullable Outcome<T> decide(WorkingCopy copy) {
    Outcome<T> outcome = command.decide(copy);
    if (outcome != null && outcome.isDone() && !outcome.isReplayed()) {
      copy.add(writes);
    }
    return outcome;
  }

  /** Returns those of the failed writes that this command carries. */
  public List<HostWrite> ownAmong(List<HostWrite> failed) {
    return failed.stream().filter(it -> writes.stream().anyMatch(own -> own == it)).toList();
  }
}
