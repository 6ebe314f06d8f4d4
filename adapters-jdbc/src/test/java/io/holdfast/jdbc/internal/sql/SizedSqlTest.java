package io.holdfast.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizedSqlTest {
  private static final PacketLimit UNLIMITED = new PacketLimit(Long.MAX_VALUE);
  private static final StatementSplit CHUNKS = new StatementSplit(UNLIMITED);

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void repeatsWhatStandsInBrackets() {
    SizedSql text = new SizedSql(() -> "IN ([[?|, ]]) AND ([[a = ?| OR ]]) LIMIT ?");
    assertThat(text.rows(1)).isEqualTo("IN (?) AND (a = ?) LIMIT ?");
    assertThat(text.rows(3)).isEqualTo("IN (?, ?, ?) AND (a = ? OR a = ? OR a = ?) LIMIT ?");
    assertThat(text.rows(1, 2)).isEqualTo("IN (?) AND (a = ? OR a = ?) LIMIT ?");
    assertThat(text.rows(2, 1)).isEqualTo("IN (?, ?) AND (a = ?) LIMIT ?");
    assertThat(new SizedSql(() -> "SELECT 1").text()).isEqualTo("SELECT 1");
  }

  @Test
  void replacesThePrefixAndNothingElse() {
    SqlTexts texts =
        new SqlTexts("stock_", SqlDialect.of(Dialect.H2), new StoreClock(null), UNLIMITED, false);
    assertThat(texts.text("SELECT id FROM holdfast_entry {primary} {lock}").text())
        .isEqualTo("SELECT id FROM stock_entry  ");
    assertThat(texts.withLocks().text("FROM holdfast_entry {lock}").text())
        .isEqualTo("FROM stock_entry FOR UPDATE");
  }

  @Test
  void paddedChunksArePowersOfTwo() {
    for (int count = 1; count <= 1_100; count++) {
      List<List<Integer>> chunks = CHUNKS.padded(numbers(count));
      assertThat(chunks).allSatisfy(it -> assertThat(Integer.bitCount(it.size())).isEqualTo(1));
      assertThat(chunks.stream().flatMap(List::stream).distinct().toList())
          .isEqualTo(numbers(count));
      assertThat(chunks).hasSize((count + StatementSplit.MOST - 1) / StatementSplit.MOST);
    }
  }

  @Test
  void otherChunksHaveEachRowOnce() {
    for (int count = 0; count <= 1_100; count++) {
      assertThat(CHUNKS.exact(numbers(count)).stream().flatMap(List::stream).toList())
          .isEqualTo(numbers(count));
      assertThat(CHUNKS.inSteps(numbers(count), row -> 100).stream().flatMap(List::stream).toList())
          .isEqualTo(numbers(count));
    }
  }

  @Test
  void chunksInStepsAreFewAndOfFewSizes() {
    Set<Integer> sizes = new HashSet<>();
    for (int count = 0; count <= 1_100; count++) {
      List<List<Integer>> chunks = CHUNKS.inSteps(numbers(count), row -> 100);
      chunks.forEach(chunk -> sizes.add(chunk.size()));
      assertThat(chunks).hasSizeLessThanOrEqualTo(count / StatementSplit.MOST + 2);
      assertThat(count > 64 || chunks.size() <= 1).as("one up to 64").isTrue();
    }
    assertThat(sizes).hasSize(64 + 7);
  }
}
