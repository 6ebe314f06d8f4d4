package io.holdfast.examples.msashop;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.UUID;

/** The answer to {@code GET /product}: the row of the reference system, with the current stock. */
@JsonPropertyOrder({"product_id", "name", "price", "stock", "factory_id", "ad_id"})
record Product(
    @JsonProperty("product_id") UUID id,
    @JsonProperty("name") String name,
    @JsonProperty("price") long price,
    @JsonProperty("stock") long stock,
    @JsonProperty("factory_id") UUID factory,
    @JsonProperty("ad_id") UUID advertisement) {}
