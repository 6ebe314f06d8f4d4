package io.holdfast.examples.bookstore;

import org.jspecify.annotations.Nullable;

/** The ways that a checkout can go, with the output as DescribeExecution shows it. */
enum Path {
  DISPATCHED(
      "{\"userId\":\"ann\",\"bookId\":\"10x-rule\",\"quantity\":50,\"redeem\":true}",
      "\"Your order will be dispatched in 24 hours\""),
  TOO_FEW(
      "{\"userId\":\"ann\",\"bookId\":\"10x-rule\",\"quantity\":501,\"redeem\":true}",
      "\"Sorry, the book is out of stock\""),
  UNKNOWN_BOOK(
      "{\"userId\":\"ann\",\"bookId\":\"no-book\",\"quantity\":1,\"redeem\":true}",
      "\"No such book available\""),
  REDEMPTION_REFUSED(
      "{\"userId\":\"nobody\",\"bookId\":\"10x-rule\",\"quantity\":1,\"redeem\":true}",
      "\"Error in redeeming points\""),
  BILLING_AWAY(
      "{\"userId\":\"ann\",\"bookId\":\"10x-rule\",\"quantity\":1,\"redeem\":true}",
      "null",
      "--billing away"),
  NO_COURIER(
      "{\"userId\":\"ann\",\"bookId\":\"10x-rule\",\"quantity\":1,\"redeem\":false}",
      "null",
      "--couriers none"),
  REDEEM_MISSING("{\"userId\":\"ann\",\"bookId\":\"10x-rule\",\"quantity\":1}", null);

  final String input;
  final @Nullable String output;

  /** The options of the bookstore that make a checkout go this way. */
  final String options;

  Path(String input, @Nullable String output) {
    this(input, output, "");
  }

  Path(String input, @Nullable String output, String options) {
    this.input = input;
    this.output = output;
    this.options = options;
  }
}
