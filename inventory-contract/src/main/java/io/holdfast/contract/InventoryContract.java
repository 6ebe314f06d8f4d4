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
  class Holds extends HoldCases {}

  @Nested
  class Commits extends CommitCases {}

  @Nested
  class AfterTheSale extends AfterSaleCases {}

  @Nested
  class Steps extends StepCases {}

  @Nested
  class ExpiryAndExtension extends ExpiryCases {}

  @Nested
  class MessagesOfExpiredHolds extends ExpiredHoldCases {}

  @Nested
  class RowsOfTheHost extends HostWriteCases {}

  @Nested
  class Ids extends IdCases {}

  @Nested
  class SeveralLines extends LineCases {}

  @Nested
  class Units extends UnitCases {}

  @Nested
  class StockAndPolicy extends StockCases {}

  @Nested
  class Restocking extends RestockCases {}

  @Nested
  class Deliveries extends DeliveryCases {}

  @Nested
  class CrowdsAtEmptyShelves extends RestockCrowdCases {}

  @Nested
  class Tenants extends TenantCases {}

  @Nested
  class ReadsOfMany extends ReadCases {}

  @Nested
  class ListingsAndAvailability extends ListingCases {}

  @Nested
  class VerifyAndRepair extends VerifyCases {}

  @Nested
  class ClockThatJumps extends ClockCases {}

  @Nested
  class BadInput extends InputCases {}

  @Nested
  class Crowds extends CrowdCases {}

  @Nested
  class Races extends RaceCases {}

  @Nested
  class PairsOfCommands extends PairCases {}

  @Nested
  class BadRowsOfAShop extends BadRowCases {}
}
