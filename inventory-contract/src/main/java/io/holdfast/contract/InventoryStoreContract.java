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
  class Atomicity extends AtomicityClause {
    Atomicity() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class Isolation extends IsolationClause {
    Isolation() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class Visibility extends VisibilityClause {
    Visibility() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class Closure extends ClosureClause {
    Closure() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class OneEntry extends OneEntryClause {
    OneEntry() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class NoEffect extends NoEffectClause {
    NoEffect() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class KnownOutcome extends KnownOutcomeClause {
    KnownOutcome() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class Contention extends ContentionClause {
    Contention() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class Clock extends ClockClause {
    Clock() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class ExactKeys extends ExactKeysClause {
    ExactKeys() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class ExpiredHolds extends ExpiredHoldsClause {
    ExpiredHolds() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class Threads extends ThreadsClause {
    Threads() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class HostWrites extends HostWritesClause {
    HostWrites() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class Listings extends ListingsClause {
    Listings() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class ManyKeys extends ManyKeysClause {
    ManyKeys() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class ReservationsByState extends ReservationsByStateClause {
    ReservationsByState() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class ShopList extends ShopsClause {
    ShopList() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class Audit extends AuditClause {
    Audit() {
      super(InventoryStoreContract.this);
    }
  }

  @Nested
  class OneBadRow extends BadRowClause {
    OneBadRow() {
      super(InventoryStoreContract.this);
    }
  }
}
