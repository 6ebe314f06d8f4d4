package io.holdfast.examples.localfood.order;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page that shows the market live. */
@RestController
class PageController {
  private final int storePort;

  PageController(@Value("${localfood.store-port}") int storePort) {
    this.storePort = storePort;
  }

  @GetMapping(path = "/page", produces = MediaType.TEXT_HTML_VALUE)
  Resource page() {
    return new ClassPathResource("page.html");
  }

  /** The page hears the shops from the store service, which has another port. */
  @GetMapping("/page/ports")
  Map<String, Integer> ports() {
    return Map.of("store", storePort);
  }
}
