/** Sends restock requests to a factory over HTTP, and receives its callbacks. */
module io.holdfast.http {
  requires transitive io.holdfast.inventory;
  requires com.fasterxml.jackson.core;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  // The HTTP client sets socket options with it, and cannot require it as an automatic module.
  requires jdk.net;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.holdfast.http.callback;
  exports io.holdfast.http.publisher;
}
