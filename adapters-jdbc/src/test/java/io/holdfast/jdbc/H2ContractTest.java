package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.jdbc.servers.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/** Runs the contract on H2 in memory, and then looks at all statements that it has run. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class H2ContractTest extends AllContracts {
  H2ContractTest() {
    super(TestDatabase.h2());
  }

  /** Comes last: it looks at the statements that the others have run. */
  @Nested
  @Order(Integer.MAX_VALUE)
  class Statements {
    /** The beginnings of statements that count all rows of a shop, or have few rows to read. */
    private static final List<String> COUNTS =
        List.of(
            "SELECT MAX(version) AS version FROM holdfast_schema_version",
            "SELECT state, COUNT(*) AS messages",
            "SELECT sku, location, SUM(on_hand_delta) AS moved",
            "SELECT ( SELECT COALESCE(SUM(row_.on_hand_delta), 0)");

    @Test
    void readNoMoreRowsWhenMoreAreStored() throws SQLException {
      Map<String, List<String>> wide = new TreeMap<>();
      ContractDatabase.plans().forEach((sql, plan) -> wide.put(sql, H2Plans.wideReads(plan)));
      assertThat(wide).hasSizeGreaterThan(100);
      wide.values().removeIf(List::isEmpty);
      // It finds those that are known to read all rows.
      assertThat(wide.keySet()).anyMatch(sql -> COUNTS.stream().anyMatch(line(sql)::startsWith));
      wide.keySet().removeIf(sql -> COUNTS.stream().anyMatch(line(sql)::startsWith));
      assertThat(wide).isEmpty();
    }

    @Test
    void areNotAnsweredFromAnEarlierAnswer() throws SQLException {
      Set<String> reads = new TreeSet<>();
      ContractDatabase.plans().keySet().forEach(sql -> reads.add(line(sql)));
      reads.removeIf(sql -> !sql.startsWith("SELECT") && !sql.startsWith("("));
      assertThat(reads).hasSizeGreaterThan(30);
      assertThat(reads)
          .allMatch(
              sql ->
                  sql.contains("RAND()")
                      || sql.contains("FOR UPDATE")
                      || sql.contains("holdfast_schema_version"));
    }

    private static String line(String sql) {
      return sql.strip().replaceAll("\\s+", " ");
    }
  }
}
