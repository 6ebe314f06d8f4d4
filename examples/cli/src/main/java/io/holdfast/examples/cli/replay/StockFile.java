package io.holdfast.examples.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.UnitId;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads a stock file: RFC 4180, with this header. */
final class StockFile {
  static final List<String> HEADER =
      List.of("sku", "location", "kind", "onHand", "safetyStock", "units");

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.TRIM_SPACES)
          .build();

  private StockFile() {}

  /**
   * Gives each row to one, or the number of the line and why it cannot be used to the other.
   *
   * @throws BrokenLineException if the header is wrong
   * @throws IOException if the file cannot be read
   */
  static void read(Reader file, Consumer<StockRow> good, BiConsumer<Long, String> broken)
      throws IOException {
    long line = 1;
    try (MappingIterator<String[]> rows = MAPPER.readerFor(String[].class).readValues(file)) {
      if (!rows.hasNextValue() || !Arrays.asList(withoutMark(rows.nextValue())).equals(HEADER)) {
        throw new BrokenLineException("the header must be " + String.join(",", HEADER));
      }
      while (true) {
        line = rows.getParser().currentLocation().getLineNr();
        if (!rows.hasNextValue()) {
          return;
        }
        line = rows.getCurrentLocation().getLineNr();
        String[] cells = rows.nextValue();
        try {
          good.accept(row(line, cells));
        } catch (InvalidRequestException | BrokenLineException e) {
          broken.accept(line, String.valueOf(e.getMessage()));
        }
      }
    } catch (JsonProcessingException e) {
      // After a quote that never ends nothing says where the next row starts.
      broken.accept(line, "not CSV, nothing after it is read");
    }
  }

  private static String[] withoutMark(String[] header) {
    String[] copy = header.clone();
    if (copy.length > 0) {
      copy[0] = copy[0].replaceFirst("^\uFEFF", "");
    }
    return copy;
  }

  private static StockRow row(long line, String[] cells) {
    if (cells.length != HEADER.size()) {
      throw new BrokenLineException(HEADER.size() + " cells are wanted, not " + cells.length);
    }
    Location location = cells[1].isEmpty() ? Location.MAIN : new Location(cells[1]);
    StockPolicy policy = new StockPolicy(kind(cells[2]), number("safetyStock", cells[4]));
    List<UnitId> units =
        cells[5].isEmpty()
            ? List.of()
            : Arrays.stream(cells[5].split(" +")).map(UnitId::new).toList();
    long onHand = number("onHand", cells[3]);
    if (policy.kind() == StockKind.UNITS && onHand != units.size()) {
      throw new BrokenLineException("onHand: must be the number of units");
    }
    if (policy.kind() != StockKind.UNITS && !units.isEmpty()) {
      throw new BrokenLineException("units: only for kind units");
    }
    return new StockRow(
        line, new Sku(cells[0]), location, policy, units.isEmpty() ? onHand : 0, units);
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
