package io.holdfast.inventory.internal.audit;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.RepairReport.Status;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;

/** Writes a correction if the level has not changed since the audit. */
record RepairCommand(RepairRequest request, Correction correction) implements Command<Status> {
  @Override
  public CommandKind kind() {
    return CommandKind.REPAIR;
  }

  @Override
  public ShopId shop() {
    return request.shop();
  }

  @Override
  public EntryId entry() {
    return request.id().entry();
  }

  @Override
  public Footprint footprint() {
    Footprint.Builder footprint = Footprint.of(shop()).key(correction.level().key());
    correction.units().forEach(unit -> footprint.unit(unit.key()));
    correction.reindexed().forEach(footprint::entry);
    return footprint.build();
  }

  @Override
  public int rows() {
    return 2 + correction.units().size() + 2 * correction.reindexed().size();
  }

  @Override
  public Outcome<Status> decide(WorkingCopy copy) {
    StoredLevel now = copy.level(correction.level().key());
    if (now == null || now.version() != correction.audit().level.version()) {
      return Outcome.replayed(Status.STALE);
    }
    copy.put(correction.level(), Guard.SAME_VERSION);
    for (Unit unit : correction.units()) {
      copy.put(unit);
    }
    for (EntryId id : correction.reindexed()) {
      if (copy.entry(id) instanceof Reservation it) {
        copy.put(it); // a new version, so that the store writes its index rows again
      }
    }
    copy.record(correction.movement(request, copy.now()));
    return Outcome.done(Status.APPLIED);
  }
}
