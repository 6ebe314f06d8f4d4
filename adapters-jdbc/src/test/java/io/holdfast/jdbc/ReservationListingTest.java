package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.servers.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that a listing by state looks at a bounded number of rows for each page. */
class ReservationListingTest {
  @Test
  void aPageEndsAfterTenThousandRowsAndTheListingGoesOn() {
    try (TestShop shop = TestShop.open(TestDatabase.h2())) {
      shop.execute(
          "INSERT INTO holdfast_entry (shop, id, kind, state, content, ended_at, version) SELECT"
              + " 'shop', 'id-' || LPAD(CAST(x AS VARCHAR), 6, '0'), 'RESERVATION', CASE WHEN x IN"
              + " (1, 10000, 10001, 25000) THEN 'CANCELLED' ELSE 'RELEASED' END, '', 1000000, 1"
              + " FROM SYSTEM_RANGE(1, 25000)");
      List<Integer> sizes = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      @Nullable PageToken from = null;
      do {
        Page<Reservation> page =
            shop.inventory().reservations(shop.id(), ReservationState.CANCELLED, null, from, 100);
        sizes.add(page.items().size());
        page.items().forEach(it -> ids.add(it.id().value()));
        from = page.next().orElse(null);
      } while (from != null);
      assertThat(sizes).containsExactly(2, 1, 1);
      assertThat(ids).containsExactly("id-000001", "id-010000", "id-010001", "id-025000");
    }
  }
}
