package io.holdfast.inventory.internal.audit;

import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.RepairReport;
import io.holdfast.inventory.RepairReport.Status;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.internal.engine.Engine;
import io.holdfast.inventory.internal.query.Listings;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.InventoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the invariants of a shop page by page, and corrects violations if this is requested and
 * safe. Before that, the rows read are compared with the counts of the store, because missing rows
 * look like broken stock.
 */
public final class Verifier {
  private static final String LISTING = "verify";

  /** The number of attempts for a level that changes during the check. */
  private static final int TRIES = 5;

  private final InventoryStore store;
  private final Engine engine;

  public Verifier(InventoryStore store, Engine engine) {
    this.store = store;
    this.engine = engine;
  }

  public VerifyReport verify(ShopId shop, @Nullable PageToken from, int limit) {
    Auditor auditor = audit(shop, Listings.startAfter(LISTING, shop, from), limit);
    List<AuditedLevel> audits = auditor.audits();
    List<Violation> violations = new ArrayList<>(auditor.violations());
    audits.forEach(audit -> violations.addAll(InvariantCheck.of(audit)));
    return new VerifyReport(audits.size(), violations, next(audits, limit));
  }

  /**
   * Reads a page.
   *
   * @throws InvariantViolationException if the store shows fewer or more rows than it counts on
   *     every attempt
   */
  private Auditor audit(ShopId shop, @Nullable StockKey after, int limit) {
    Auditor auditor = new Auditor();
    for (int i = 0; i < TRIES; i++) {
      auditor = new Auditor();
      store.audit(shop, after, limit, auditor);
      if (auditor.isComplete()) {
        return auditor;
      }
    }
    throw new InvariantViolationException(
        "shop "
            + shop
            + ": the store does not return the rows that it counts; nothing is checked: "
            + auditor.difference()
            + "; does a session, driver or pool limit the rows?",
        null);
  }

  private static Optional<PageToken> next(List<AuditedLevel> audits, int limit) {
    return Listings.next(audits, limit, last -> Listings.token(LISTING, last.level.key()));
  }

  public RepairReport repair(RepairRequest request) {
    StockKey before = Listings.startAfter(LISTING, request.shop(), request.from());
    Auditor auditor = audit(request.shop(), before, request.limit());
    List<AuditedLevel> audits = auditor.audits();
    List<RepairReport.Correction> corrections = new ArrayList<>();
    for (Violation violation : auditor.violations()) {
      corrections.add(new RepairReport.Correction(violation, Status.NOT_REPAIRABLE));
    }
    for (AuditedLevel audit : audits) {
      List<Violation> violations = InvariantCheck.of(audit);
      if (!violations.isEmpty()) {
        Status status = repair(request, before, audit);
        violations.forEach(
            violation -> corrections.add(new RepairReport.Correction(violation, status)));
      }
      before = audit.level.key();
    }
    return new RepairReport(corrections, next(audits, request.limit()));
  }

  private Status repair(RepairRequest request, @Nullable StockKey before, AuditedLevel first) {
    AuditedLevel audit = first;
    for (int i = 0; i < TRIES; i++) {
      Correction correction = Correction.of(audit);
      if (correction == null) {
        return Status.NOT_REPAIRABLE;
      }
      if (!request.apply()) {
        return Status.PLANNED;
      }
      if (engine.run(new RepairCommand(request, correction)).orElseThrow() == Status.APPLIED) {
        return Status.APPLIED;
      }
      List<AuditedLevel> again = audit(request.shop(), before, 1).audits();
      if (again.isEmpty()) {
        return Status.STALE;
      }
      audit = again.get(0);
      if (!audit.level.key().equals(first.level.key())) {
        return Status.STALE;
      }
    }
    return Status.STALE;
  }
}
