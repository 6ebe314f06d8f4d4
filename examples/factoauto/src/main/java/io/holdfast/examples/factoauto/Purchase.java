package io.holdfast.examples.factoauto;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /send}. It buys one piece. */
record Purchase(
    @JsonProperty("MessageGroupId") @Nullable String group,
    @JsonProperty("subject") @Nullable String subject,
    @JsonProperty("message") @Nullable String message,
    @JsonProperty("MessageAttributeProductId") @Nullable String product,
    @JsonProperty("MessageAttributeFactoryId") @Nullable String factory) {}
