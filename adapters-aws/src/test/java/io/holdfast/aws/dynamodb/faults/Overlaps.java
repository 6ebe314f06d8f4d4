package io.holdfast.aws.dynamodb.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Cancels a transaction on an item of another one that is still in progress. DynamoDB does so; the
 * emulator never does, because it runs transactions one after the other.
 */
public final class Overlaps implements Fault {
  private static final long MILLIS = 5;

  private final Set<String> busy = new HashSet<>();
  private final AtomicInteger conflicts = new AtomicInteger();

  /** Returns the number of cancelled transactions. */
  public int conflicts() {
    return conflicts.get();
  }

  @Override
  public Optional<Answer> happen(String request, Forward dynamo)
      throws IOException, InterruptedException {
    List<String> keys = keys(request);
    int[] taken;
    synchronized (busy) {
      taken = positions(keys);
      if (taken.length == 0) {
        busy.addAll(keys);
      }
    }
    if (taken.length > 0) {
      conflicts.incrementAndGet();
      return Faults.conflictAt(taken).happen(request, dynamo);
    }
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS);
      return Optional.of(dynamo.send());
    } finally {
      synchronized (busy) {
        busy.removeAll(keys);
      }
    }
  }

  private int[] positions(List<String> keys) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (busy.contains(keys.get(i))) {
        positions.add(i);
      }
    }
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<String> keys(String request) {
    List<String> keys = new ArrayList<>();
    for (JsonNode action :
        JsonNode.parser().parse(request).field("TransactItems").orElseThrow().asArray()) {
      JsonNode written = action.asObject().values().iterator().next();
      JsonNode key = written.field("Key").or(() -> written.field("Item")).orElseThrow();
      keys.add(text(key, "pk") + " " + text(key, "sk"));
    }
    return keys;
  }

  private static String text(JsonNode item, String name) {
    return item.field(name).orElseThrow().field("S").orElseThrow().asString();
  }
}
