package io.holdfast.examples.cli.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.UnitId;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads a stock file: RFC 4180, with this header. */
final class StockFile {
  static final List<String> HEADER =
      List.of("sku", "location", "kind", "onHand", "safetyStock", "units");

  /** The largest length of a cell, in characters. */
  static final int MAX_CELL = 1_000_000;

  private static final CsvFactory CSV =
      CsvFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_CELL).build())
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build();

  private StockFile() {}

  /**
   * Passes each row to {@code good}, or the number of its line and the reason to {@code broken}.
   *
   * @throws BrokenLineException if the header is wrong
   * @throws IOException if the file cannot be read
   */
  static void read(Reader file, Consumer<StockRow> good, BiConsumer<Long, String> broken)
      throws IOException {
    long line = 1;
    try (CsvParser csv = CSV.createParser(file)) {
      if (csv.nextToken() == null || !withoutMark(cells(csv)).equals(HEADER)) {
        throw new BrokenLineException("the header must be " + String.join(",", HEADER));
      }
      while (true) {
        line = csv.currentLocation().getLineNr();
        if (csv.nextToken() == null) {
          return;
        }
        line = csv.currentLocation().getLineNr();
        List<String> cells = cells(csv);
        try {
          good.accept(row(line, cells));
        } catch (InvalidRequestException | BrokenLineException e) {
          broken.accept(line, String.valueOf(e.getMessage()));
        }
      }
    } catch (StreamConstraintsException e) {
      broken.accept(
          line, "a cell of more than " + MAX_CELL + " characters, nothing after it is read");
    } catch (JsonProcessingException e) {
      // After a quote that never ends, the start of the next row is unknown.
      broken.accept(line, "not CSV, nothing after it is read");
    }
  }

  /**
   * Returns the cells of a row. A row with too many cells is cut off after the first excess one.
   */
  private static List<String> cells(CsvParser csv) throws IOException {
    List<String> cells = new ArrayList<>();
    while (csv.nextToken() != JsonToken.END_ARRAY) {
      if (cells.size() <= HEADER.size()) {
        cells.add(csv.getText());
      }
    }
    return cells;
  }

  private static List<String> withoutMark(List<String> header) {
    List<String> copy = new ArrayList<>(header);
    copy.replaceAll(cell -> cell.replaceFirst("^\uFEFF", ""));
    return copy;
  }

  private static StockRow row(long line, List<String> cells) {
    if (cells.size() > HEADER.size()) {
      throw new BrokenLineException(HEADER.size() + " cells are wanted, not more");
    }
    if (cells.size() < HEADER.size()) {
      throw new BrokenLineException(HEADER.size() + " cells are wanted, not " + cells.size());
    }
    Sku sku = column("sku", () -> new Sku(cells.get(0)));
    Location location =
        cells.get(1).isEmpty()
            ? Location.MAIN
            : column("location", () -> new Location(cells.get(1)));
    StockKind kind = kind(cells.get(2));
    long safetyStock = number("safetyStock", cells.get(4));
    StockPolicy policy = column("safetyStock", () -> new StockPolicy(kind, safetyStock));
    List<UnitId> units = column("units", () -> units(cells.get(5)));
    long onHand = number("onHand", cells.get(3));
    if (policy.kind() == StockKind.UNITS && onHand != units.size()) {
      throw new BrokenLineException("onHand: must be the number of units");
    }
    if (policy.kind() != StockKind.UNITS && !units.isEmpty()) {
      throw new BrokenLineException("units: only for kind units");
    }
    return new StockRow(line, sku, location, policy, units.isEmpty() ? onHand : 0, units);
  }

  private static List<UnitId> units(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.stream(cell.split(" +")).map(UnitId::new).toList();
  }

  /** Returns the value of a cell; what is wrong with it is reported with the name of its column. */
  private static <T> T column(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidRequestException e) {
      throw new BrokenLineException(name + ": " + e.rule());
    }
  }

  private static StockKind kind(String cell) {
    for (StockKind kind : StockKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(cell)) {
        return kind;
      }
    }
    throw new BrokenLineException("kind: quantity, units or untracked is wanted");
  }

  private static long number(String name, String cell) {
    if (cell.isEmpty()) {
      return 0;
    }
    if (!cell.matches("\\d{1,18}")) {
      throw new BrokenLineException(name + ": a whole number of at most 18 digits is wanted");
    }
    return Long.parseLong(cell);
  }
}
