package io.holdfast.examples.localfood.order;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An order, as customers see it. */
record Order(
    long id,
    long storeId,
    long productId,
    @Nullable String productName,
    int quantity,
    OrderStatus status,
    LocalDateTime createdAt,
    LocalDateTime updatedBy) {}
