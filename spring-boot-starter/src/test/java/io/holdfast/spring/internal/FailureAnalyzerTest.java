package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.spring.HoldfastDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What a host reads on its screen when it does not start. */
class FailureAnalyzerTest {
  /** The analysis that Spring Boot would print: the first one of the starter's that fits. */
  private static FailureAnalysis analysisOf(ApplicationContextRunner runner) {
    FailureAnalysis[] found = new FailureAnalysis[1];
    List<FailureAnalyzer> analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(FailureAnalyzer.class, (type, name, failure) -> {})
            .stream()
            .filter(it -> it.getClass().getName().startsWith("io.holdfast"))
            .toList();
    runner.run(
        context -> {
          for (FailureAnalyzer analyzer : analyzers) {
            FailureAnalysis analysis = analyzer.analyze(context.getStartupFailure());
            found[0] = found[0] == null ? analysis : found[0];
          }
        });
    assertThat(found[0]).isNotNull();
    return found[0];
  }

  @Test
  void saysHowToGetTables() {
    FailureAnalysis analysis =
        analysisOf(Contexts.starter().withUserConfiguration(Contexts.Database.class));
    assertThat(analysis.getDescription()).contains("holdfast_");
    assertThat(analysis.getAction()).contains("holdfast.jdbc.schema=create");
  }

  @Test
  void saysWhichOptionIsWrong() {
    FailureAnalysis analysis =
        analysisOf(Contexts.memory().withPropertyValues("holdfast.lanes.max-batch-size=0"));
    assertThat(analysis.getDescription()).contains("lanes.maxBatchSize", "from 1 to");
    assertThat(analysis.getAction()).contains("holdfast.*");
  }

  @Test
  void namesTheDataSourcesOfWhichOneMustBeMarked() {
    ApplicationContextRunner two =
        Contexts.starter()
            .withBean("orders", DataSource.class, () -> Contexts.pool(Contexts.url(), true))
            .withBean("reports", DataSource.class, () -> Contexts.pool(Contexts.url(), true));
    FailureAnalysis analysis = analysisOf(two);
    two.run(
        context ->
            assertThat(context.getStartupFailure())
                .rootCause()
                .as("no other analyzer explains it")
                .isInstanceOf(UnclearDataSourceException.class));
    assertThat(analysis.getDescription()).contains("orders, reports");
    assertThat(analysis.getAction()).contains("@HoldfastDataSource", "@Primary");
  }

  @Test
  void saysSoTooIfSeveralDataSourcesAreMarkedOrNoneIsADefaultCandidate() {
    for (Class<?> pools : List.of(TwoMarked.class, NoCandidate.class)) {
      FailureAnalysis analysis = analysisOf(Contexts.starter().withUserConfiguration(pools));
      assertThat(analysis.getDescription()).contains("stockPool");
      assertThat(analysis.getAction()).contains("exactly one");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoMarked {
    @Bean
    @HoldfastDataSource
    DataSource stockPool() {
      return Contexts.pool(Contexts.url(), true);
    }

    @Bean
    @HoldfastDataSource
    DataSource otherPool() {
      return Contexts.pool(Contexts.url(), true);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class NoCandidate {
    @Bean(defaultCandidate = false)
    DataSource stockPool() {
      return Contexts.pool(Contexts.url(), true);
    }
  }

  @Test
  void saysWhatAStoreCanBeOn() {
    assertThat(analysisOf(Contexts.starter()).getAction())
        .contains("spring.datasource.url", "DynamoDbClient", "holdfast.store=memory");
  }
}
