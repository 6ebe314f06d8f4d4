package io.holdfast.contract;

import io.holdfast.contract.behaviour.AfterSaleCases;
import io.holdfast.contract.behaviour.BadRowCases;
import io.holdfast.contract.behaviour.ClockCases;
import io.holdfast.contract.behaviour.CommitCases;
import io.holdfast.contract.behaviour.CrowdCases;
import io.holdfast.contract.behaviour.DeliveryCases;
import io.holdfast.contract.behaviour.ExpiredHoldCases;
import io.holdfast.contract.behaviour.ExpiryCases;
import io.holdfast.contract.behaviour.HoldCases;
import io.holdfast.contract.behaviour.HostWriteCases;
import io.holdfast.contract.behaviour.IdCases;
import io.holdfast.contract.behaviour.InputCases;
import io.holdfast.contract.behaviour.LineCases;
import io.holdfast.contract.behaviour.ListingCases;
import io.holdfast.contract.behaviour.PairCases;
import io.holdfast.contract.behaviour.RaceCases;
import io.holdfast.contract.behaviour.ReadCases;
import io.holdfast.contract.behaviour.RestockCases;
import io.holdfast.contract.behaviour.RestockCrowdCases;
import io.holdfast.contract.behaviour.StepCases;
import io.holdfast.contract.behaviour.StockCases;
import io.holdfast.contract.behaviour.TenantCases;
import io.holdfast.contract.behaviour.UnitCases;
import io.holdfast.contract.behaviour.VerifyCases;
import io.holdfast.contract.internal.SentenceNames;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;

/**
 * The behaviour that a host sees through {@link io.holdfast.inventory.Inventory}: every case of the
 * rules, on the store. After every test {@code verify} must find no violation. See {@link
 * StoreFixture} for the wiring.
 *
 * @since 0.1.0
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class InventoryContract implements StoreFixture {
  /** Called by subclasses. */
  protected InventoryContract() {}

  @Nested
  class Holds extends HoldCases {
    Holds() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Commits extends CommitCases {
    Commits() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class AfterTheSale extends AfterSaleCases {
    AfterTheSale() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Steps extends StepCases {
    Steps() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class ExpiryAndExtension extends ExpiryCases {
    ExpiryAndExtension() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class MessagesOfExpiredHolds extends ExpiredHoldCases {
    MessagesOfExpiredHolds() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class RowsOfTheHost extends HostWriteCases {
    RowsOfTheHost() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Ids extends IdCases {
    Ids() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class SeveralLines extends LineCases {
    SeveralLines() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Units extends UnitCases {
    Units() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class StockAndPolicy extends StockCases {
    StockAndPolicy() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Restocking extends RestockCases {
    Restocking() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Deliveries extends DeliveryCases {
    Deliveries() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class CrowdsAtEmptyShelves extends RestockCrowdCases {
    CrowdsAtEmptyShelves() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Tenants extends TenantCases {
    Tenants() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class ReadsOfMany extends ReadCases {
    ReadsOfMany() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class ListingsAndAvailability extends ListingCases {
    ListingsAndAvailability() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class VerifyAndRepair extends VerifyCases {
    VerifyAndRepair() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class ClockThatJumps extends ClockCases {
    ClockThatJumps() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class BadInput extends InputCases {
    BadInput() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Crowds extends CrowdCases {
    Crowds() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class Races extends RaceCases {
    Races() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class PairsOfCommands extends PairCases {
    PairsOfCommands() {
      super(InventoryContract.this);
    }
  }

  @Nested
  class BadRowsOfAShop extends BadRowCases {
    BadRowsOfAShop() {
      super(InventoryContract.this);
    }
  }
}
