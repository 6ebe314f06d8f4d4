package io.holdfast.contract;

import io.holdfast.contract.clause.AtomicityClause;
import io.holdfast.contract.clause.AuditClause;
import io.holdfast.contract.clause.BadRowClause;
import io.holdfast.contract.clause.ClockClause;
import io.holdfast.contract.clause.ClosureClause;
import io.holdfast.contract.clause.ContentionClause;
import io.holdfast.contract.clause.ExactKeysClause;
import io.holdfast.contract.clause.ExpiredHoldsClause;
import io.holdfast.contract.clause.HostWritesClause;
import io.holdfast.contract.clause.IsolationClause;
import io.holdfast.contract.clause.KnownOutcomeClause;
import io.holdfast.contract.clause.ListingsClause;
import io.holdfast.contract.clause.ManyKeysClause;
import io.holdfast.contract.clause.NoEffectClause;
import io.holdfast.contract.clause.OneEntryClause;
import io.holdfast.contract.clause.ReservationsByStateClause;
import io.holdfast.contract.clause.ShopsClause;
import io.holdfast.contract.clause.ThreadsClause;
import io.holdfast.contract.clause.VisibilityClause;
import io.holdfast.contract.internal.SentenceNames;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;

/**
 * The clauses of {@link io.holdfast.inventory.spi.InventoryStore}, tested on the store alone,
 * without any rule of inventory. See {@link StoreFixture} for the wiring.
 *
 * @since 0.1.0
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class InventoryStoreContract implements StoreFixture {
  /** Called by subclasses. */
  protected InventoryStoreContract() {}

  @Nested
  class Atomicity extends AtomicityClause {}

  @Nested
  class Isolation extends IsolationClause {}

  @Nested
  class Visibility extends VisibilityClause {}

  @Nested
  class Closure extends ClosureClause {}

  @Nested
  class OneEntry extends OneEntryClause {}

  @Nested
  class NoEffect extends NoEffectClause {}

  @Nested
  class KnownOutcome extends KnownOutcomeClause {}

  @Nested
  class Contention extends ContentionClause {}

  @Nested
  class Clock extends ClockClause {}

  @Nested
  class ExactKeys extends ExactKeysClause {}

  @Nested
  class ExpiredHolds extends ExpiredHoldsClause {}

  @Nested
  class Threads extends ThreadsClause {}

  @Nested
  class HostWrites extends HostWritesClause {}

  @Nested
  class Listings extends ListingsClause {}

  @Nested
  class ManyKeys extends ManyKeysClause {}

  @Nested
  class ReservationsByState extends ReservationsByStateClause {}

  @Nested
  class ShopList extends ShopsClause {}

  @Nested
  class Audit extends AuditClause {}

  @Nested
  class OneBadRow extends BadRowClause {}
}
