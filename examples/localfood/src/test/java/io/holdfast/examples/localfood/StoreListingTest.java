package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.TestMarket.eventually;
import static io.holdfast.examples.localfood.market.MarketService.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lists of shops are made ahead of the requests, and still show what has happened. */
class StoreListingTest {
  private static final TestMarket MARKET = TestMarket.shared();

  private static Answer list(long first) {
    return MARKET.get(STORE, "/store?after=" + (first - 1) + "&limit=2");
  }

  @Test
  void aShopThatIsOpenedOrRenamedIsInTheNextList() {
    long first = MARKET.shop(3);
    assertThat(list(first).body()).contains("\"id\":" + first + ",");

    long second = MARKET.shop(4);
    assertThat(list(first).body()).contains("\"id\":" + second + ",", "\"stock\":4,");

    MARKET.rename(second, "배");
    assertThat(list(first).body()).contains("\"productName\":\"배\"");
  }

  @Test
  void aListShowsSoonWhatOrdersHaveTaken() {
    long shop = MARKET.shop(3);
    assertThat(list(shop).body()).contains("\"stock\":3,");

    MARKET.readyOrder(shop, 2);

    eventually().untilAsserted(() -> assertThat(list(shop).body()).contains("\"stock\":1,"));
  }
}
