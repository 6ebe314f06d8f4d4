package io.holdfast.benchmarks.spring;

/**
 * The body of an order.
 *
 * @param shop the shop of the library in which the article is bought
 * @param id the id of the order, chosen by its client
 * @param customer the customer
 * @param sku the article, of which one piece is bought
 * @param cents the price
 */
record Purchase(String shop, String id, String customer, String sku, long cents) {}
