package io.holdfast.examples.bookstore.flow;

/**
 * The answer of the worker who found a courier.
 *
 * @param courier the e-mail address of the courier
 */
public record CourierStatus(String courier) {}
