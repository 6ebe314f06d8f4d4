/** Restock requests to the factory over HTTP, and the goods that come back. */
module io.holdfast.http {
  requires transitive io.holdfast.inventory;
  requires com.fasterxml.jackson.core;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  // The HTTP client sets options of sockets with it, and as an automatic module cannot ask for it.
  requires jdk.net;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.holdfast.http;
}
