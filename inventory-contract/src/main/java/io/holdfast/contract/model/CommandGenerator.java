package io.holdfast.contract.model;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.SupplierId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Generates random commands on few articles and few ids, so that they conflict often: repetitions,
 * several lines, units and untracked articles, restock requests and their deliveries, and sometimes
 * invalid commands. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class CommandGenerator {
  private static final List<String> SKUS =
      List.of("A", "A", "A", "A", "B", "B", "B", "S", "S", "S", "S", "U", "U", "X");
  private static final List<String> UNITS = List.of("s1", "s2", "s3", "s1", "s2", "s3", "s4");

  private static final SupplierId SUPPLIER = new SupplierId("factory");

  private final Random random;
  private final List<Command> asked = new ArrayList<>();
  private final Map<String, Line[]> linesOf = new HashMap<>();

  /** Creates a generator. The same seed gives the same commands. */
  public CommandGenerator(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Returns the commands that define the articles: two by quantity, one of them with safety stock,
   * one by unit, and one untracked.
   */
  public static List<Command> opening() {
    return List.of(
        Commands.define("A", StockPolicy.quantity(), 6),
        Commands.define("B", StockPolicy.quantity(1), 4),
        Commands.define("S", StockPolicy.units(), 0),
        Commands.receive("seats", Line.units("S", "s1", "s2", "s3")),
        Commands.define("U", StockPolicy.untracked(), 0));
  }

  /** Returns {@code length} commands to run after the opening. */
  public List<Command> script(int length) {
    List<Command> script = new ArrayList<>(opening());
    for (int i = 0; i < length; i++) {
      script.add(next());
    }
    return script;
  }

  /** Returns the next command, which sometimes repeats an earlier one. */
  public Command next() {
    Command command =
        !asked.isEmpty() && random.nextInt(8) == 0
            ? asked.get(random.nextInt(asked.size()))
            : fresh();
    asked.add(command);
    return command;
  }

  /** Returns the next command that does not move time. */
  public Command nextAtOneMoment() {
    Command command = next();
    while (command.java().startsWith("clock.")) {
      command = next();
    }
    return command;
  }

  private Command fresh() {
    int choice = random.nextInt(116);
    if (choice >= 112) {
      return Commands.undo(id());
    }
    if (choice >= 100) {
      return restock(choice);
    }
    if (choice < 24) {
      String id = id();
      return Commands.hold(id, 1 + random.nextInt(20), random.nextInt(4) == 0, first(id));
    } else if (choice < 34) {
      String id = id();
      return Commands.commit(id, random.nextInt(4) == 0, again(id));
    } else if (choice < 46) {
      String id = id();
      Line[] lines = random.nextInt(5) < 3 ? new Line[0] : again(id);
      return Commands.commitHold(id, random.nextInt(3) == 0, lines);
    } else if (choice < 51) {
      return Commands.release(id());
    } else if (choice < 55) {
      return Commands.cancel(id());
    } else if (choice < 65) {
      return Commands.dispatch(id());
    } else if (choice < 70) {
      return Commands.extend(id(), 1 + random.nextInt(45));
    } else if (choice < 77) {
      String id = id();
      return Commands.returnToStock(operation(), id, random.nextInt(4) != 0, again(id));
    } else if (choice < 81) {
      return Commands.receive(operation(), lines());
    }
    return rare(choice);
  }

  private Command rare(int choice) {
    if (choice < 85) {
      return adjust();
    } else if (choice < 88) {
      return Commands.setOnHand(operation(), sku(), random.nextInt(8), random.nextInt(8));
    } else if (choice < 90) {
      return random.nextInt(4) == 0
          ? Commands.defineCounted(sku(), new StockCount(random.nextInt(12), random.nextInt(6)))
          : Commands.define(sku(), policy(), 0);
    } else if (choice < 92) {
      return Commands.sweep(1 + random.nextInt(3));
    } else if (choice < 94) {
      return Commands.level(sku());
    } else if (choice < 95) {
      return Commands.find(id());
    }
    return Commands.advance(
        random.nextInt(3) == 0
            ? Duration.ofNanos(1_000L * (1 + random.nextInt(3)))
            : Duration.ofSeconds(1 + random.nextInt(12)));
  }

  private Command restock(int choice) {
    if (choice < 104) {
      return Commands.setRestockPolicy(sku(), restockPolicy());
    } else if (choice < 106) {
      return Commands.cancelRestock(sku(), 1 + random.nextInt(3));
    } else if (choice < 109) {
      return Commands.deliver(operation(), 1 + random.nextInt(3), line());
    }
    return choice < 111 ? Commands.restock(sku()) : Commands.repair();
  }

  private @Nullable RestockPolicy restockPolicy() {
    return random.nextInt(6) == 0
        ? null
        : RestockPolicy.lots(SUPPLIER, random.nextInt(3), 1L + random.nextInt(3))
            .surplusLimit(random.nextInt(2));
  }

  private Command adjust() {
    String sku = sku();
    if (sku.equals("S")) {
      Line units = Line.units("S", units());
      long sign = random.nextBoolean() ? 1 : -1;
      return Commands.adjust(operation(), sku, sign * units.quantity(), units);
    }
    long delta = 1L + random.nextInt(3);
    return Commands.adjust(operation(), sku, random.nextBoolean() ? delta : -delta);
  }

  private String sku() {
    return SKUS.get(random.nextInt(SKUS.size()));
  }

  /** Returns the id of a reservation, or sometimes that of an operation, which is refused. */
  private String id() {
    return random.nextInt(40) == 0 ? "o" + random.nextInt(3) : "r" + random.nextInt(7);
  }

  /** Returns the id of an operation, or sometimes that of a reservation, which is refused. */
  private String operation() {
    return random.nextInt(20) == 0 ? "r" + random.nextInt(7) : "o" + random.nextInt(12);
  }

  private StockPolicy policy() {
    return switch (random.nextInt(6)) {
      case 0 -> StockPolicy.units();
      case 1 -> StockPolicy.untracked();
      case 2 -> StockPolicy.quantity(random.nextInt(3));
      default -> StockPolicy.quantity();
    };
  }

  /** Returns lines for an id, and remembers them. */
  private Line[] first(String id) {
    Line[] lines = lines();
    linesOf.putIfAbsent(id, lines);
    return lines;
  }

  /** Returns lines for an id that has some already: mostly the same, or one of them. */
  private Line[] again(String id) {
    Line[] before = linesOf.get(id);
    int choice = random.nextInt(5);
    if (before == null || choice == 0) {
      return first(id);
    }
    return choice < 3 ? before.clone() : new Line[] {before[random.nextInt(before.length)]};
  }

  /** Returns one to three lines in any order. Two of them may be of the same article. */
  private Line[] lines() {
    Line[] lines = new Line[1 + random.nextInt(10) / 6 + random.nextInt(10) / 8];
    boolean seats = false;
    for (int i = 0; i < lines.length; i++) {
      Line line = line();
      boolean again = seats && line.sku().value().equals("S");
      seats |= line.sku().value().equals("S");
      // A request that names a unit twice, or units together with a quantity, could not be created.
      lines[i] = again ? Line.of("A", 1) : line;
    }
    return lines;
  }

  private Line line() {
    String sku = sku();
    boolean mistaken = random.nextInt(25) == 0;
    if (sku.equals("S") != mistaken) {
      return Line.units("S", units());
    }
    return Line.of(sku, 1 + random.nextInt(3));
  }

  private String[] units() {
    int from = random.nextInt(UNITS.size());
    int to = Math.min(UNITS.size(), from + 1 + random.nextInt(2));
    return UNITS.subList(from, to).toArray(String[]::new);
  }
}
