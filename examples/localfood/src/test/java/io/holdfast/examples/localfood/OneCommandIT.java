package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.TestMarket.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.springframework.util.FileSystemUtils;

/** The market as its jar starts it: the services and the broker in one process. */
class OneCommandIT {
  private static final String MARK = "document.getElementById(arguments[0]).marked = true";
  private static final String MARKED =
      "return document.getElementById(arguments[0]).marked === true";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CHROMIUM = "/usr/bin/chromium";
  private static final String DRIVER = "/usr/bin/chromedriver";

  private static Path output;
  private static Process market;
  private static int order;
  private static int store;
  private static int delivery;

  @BeforeAll
  static void start() throws IOException {
    order = BrokerProcess.freePort();
    store = BrokerProcess.freePort();
    delivery = BrokerProcess.freePort();
    output = Files.createTempFile(Path.of("target"), "localfood", ".log");
    market = command("--temporary", "--kafka-port", "" + BrokerProcess.freePort());
    eventually()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                Files.readAllLines(output)
                    .containsAll(
                        List.of(
                            "order: http://127.0.0.1:" + order,
                            "store: http://127.0.0.1:" + store,
                            "delivery: http://127.0.0.1:" + delivery)));
  }

  private static Process command(String... options) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            "target/holdfast-localfood.jar",
            "--order-port",
            "" + order,
            "--store-port",
            "" + store,
            "--delivery-port",
            "" + delivery);
    builder.command().addAll(List.of(options));
    builder.environment().put("ORDERED_TOPIC", "orders-of-today");
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /** The process is told to end by SIGTERM, and closes everything before it does. */
  @AfterAll
  static void end() throws Exception {
    try {
      market.destroy();
      assertThat(market.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(market.exitValue()).isEqualTo(143);
      assertThat(Files.readAllLines(output)).noneMatch(line -> line.startsWith("\tat "));
    } finally {
      market.destroyForcibly();
    }
  }

  private static String send(String method, int port, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  private static long open(String article, int stock) throws Exception {
    String body = "{\"productId\":1,\"productName\":\"" + article + "\",\"stock\":" + stock + "}";
    return new Answer(200, null, send("POST", store, "/store", body)).number("id");
  }

  private static long order(long shop, String article) throws Exception {
    String body =
        "{\"storeId\":%d,\"productId\":1,\"productName\":\"%s\",\"quantity\":1}"
            .formatted(shop, article);
    return new Answer(200, null, send("POST", order, "/order", body)).number("id");
  }

  private static void awaitStatus(long id, String status) {
    eventually().until(() -> send("GET", order, "/order/" + id + "/status", null).contains(status));
  }

  @Test
  void theServicesAreHealthy() throws Exception {
    for (int port : List.of(order, store, delivery)) {
      assertThat(send("GET", port, "/actuator/health", null)).isEqualTo("{\"status\":\"UP\"}");
    }
  }

  @Test
  void ordersOfATopicWithAnotherNameReachTheShop() throws Exception {
    long id = order(open("rice", 3), "rice");

    awaitStatus(id, "READY_PRODUCT");
  }

  @Test
  void thePageShowsShopsStockAndOrdersLive() throws Exception {
    assumeTrue(Files.isExecutable(Path.of(CHROMIUM)), CHROMIUM + " is not installed");
    assumeTrue(Files.isExecutable(Path.of(DRIVER)), DRIVER + " is not installed");
    long bakery = open("bread", 12);
    long dairy = open("cheese", 5);
    long empty = open("honey", 0);
    Path profile = Files.createTempDirectory("chromium");
    ChromeDriver browser = browser(profile);
    try {
      browser.get("http://localhost:" + order + "/page");
      eventually()
          .untilAsserted(() -> assertThat(row(browser, "shops-" + dairy)).contains("cheese 5"));

      press(browser, "shops-" + bakery);
      eventually()
          .untilAsserted(() -> assertThat(row(browser, "shops-" + bakery)).contains("bread 11"));
      browser.executeScript(MARK, "shops-" + bakery);
      press(browser, "shops-" + empty);
      eventually().untilAsserted(() -> assertThat(orders(browser)).contains("CANCEL_ORDER"));

      long cancelled = order(dairy, "cheese");
      long delivered = order(dairy, "cheese");
      eventually()
          .untilAsserted(
              () -> assertThat(row(browser, "orders-" + cancelled)).contains("READY_PRODUCT"));
      press(browser, "orders-" + cancelled);
      eventually()
          .untilAsserted(
              () -> assertThat(row(browser, "orders-" + cancelled)).contains("CANCEL_ORDER"));
      carry(delivered);
      eventually()
          .untilAsserted(
              () -> assertThat(row(browser, "orders-" + delivered)).contains("COMPLETE_DELIVERY"));
      eventually()
          .untilAsserted(() -> assertThat(row(browser, "shops-" + dairy)).contains("cheese 4"));
      assertThat(browser.executeScript(MARKED, "shops-" + bakery))
          .as("the row of a shop that did not change is the same one")
          .isEqualTo(true);
      Files.write(Path.of("target", "page.png"), browser.getScreenshotAs(OutputType.BYTES));
    } finally {
      browser.quit();
      FileSystemUtils.deleteRecursively(profile);
    }
  }

  private static ChromeDriver browser(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1000,560",
        "--user-data-dir=" + profile);
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER))
            .usingAnyFreePort()
            .build(),
        options);
  }

  /**
   * Presses the button of a row, also if the page replaces it meanwhile: then it was not pressed.
   */
  private static void press(ChromeDriver browser, String row) {
    By button = By.cssSelector("#" + row + " button");
    eventually()
        .until(
            () -> {
              browser.findElement(button).click();
              return true;
            });
  }

  private static String row(ChromeDriver browser, String id) {
    return browser.findElement(By.id(id)).getText();
  }

  private static String orders(ChromeDriver browser) {
    return browser.findElement(By.id("orders")).getText();
  }

  private static void carry(long id) throws Exception {
    String path = "/delivery/order/" + id;
    eventually().until(() -> send("GET", delivery, path, null).contains("READY"));
    long parcel = new Answer(200, null, send("GET", delivery, path, null)).number("id");
    send("POST", delivery, "/delivery/" + parcel + "/start", null);
    send("POST", delivery, "/delivery/" + parcel + "/complete", null);
  }
}
