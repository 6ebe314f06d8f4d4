package io.holdfast.spring.internal;

import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.restock.spi.ExpiredHoldPublisher;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the starter. A value without a default here is the default of the library.
 *
 * @param enabled whether the starter creates any bean
 * @param store the store; the default is jdbc if there is a DataSource, otherwise dynamodb if there
 *     is a DynamoDbClient
 * @param shop the only shop of this application; with it there is a ShopInventory bean
 * @param transactions what a call of the inventory inside a transaction of Spring does
 * @param events whether commands, expired holds and restock requests are published as application
 *     events
 * @param maxTtl the longest TTL of a hold
 * @param maxHoldLife the longest life of a hold with all its extensions
 * @param shutdownTimeout how long the end of the application waits for running commands
 * @param lanes how commands of a shop share transactions
 * @param jdbc the store on a DataSource
 * @param dynamodb the store on DynamoDB
 * @param idempotency the store of idempotency records
 * @param sweep the background sweep of expired holds and idempotency records
 * @param restock the relay of restock requests
 * @param expiredHolds the outbox of expired holds and its relay
 * @param health the health indicator
 * @param metrics the meters
 * @param web the support for Spring MVC
 */
@ConfigurationProperties("holdfast")
record HoldfastProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable StoreKind store,
    @Nullable String shop,
    @DefaultValue("fail") TransactionMode transactions,
    @DefaultValue("true") boolean events,
    @Nullable Duration maxTtl,
    @Nullable Duration maxHoldLife,
    @DefaultValue("10s") Duration shutdownTimeout,
    @DefaultValue Lanes lanes,
    @DefaultValue Jdbc jdbc,
    @DefaultValue DynamoDb dynamodb,
    @DefaultValue Idempotency idempotency,
    @DefaultValue Sweep sweep,
    @DefaultValue Restock restock,
    @DefaultValue ExpiredHolds expiredHolds,
    @DefaultValue Health health,
    @DefaultValue Metrics metrics,
    @DefaultValue Web web) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  HoldfastProperties {
    if (shop != null) {
      new ShopId(shop); // checks the grammar
    }
  }

  /** Returns the only shop, or null if there may be many. */
  @Nullable ShopId onlyShop() {
    return shop == null ? null : new ShopId(shop);
  }

  /** Sets an option, if the property is set. */
  static <T> void ifSet(@Nullable T value, Consumer<T> option) {
    if (value != null) {
      option.accept(value);
    }
  }

  /**
   * Lanes.
   *
   * @param enabled whether commands of a shop share transactions
   * @param maxBatchSize the maximum number of commands in a transaction
   * @param maxBatchDuration the target duration of a transaction
   * @param maxConcurrentReads the maximum number of concurrent reads of a shop
   * @param maxExpectedWait the maximum time that a command may be expected to wait when it arrives
   */
  record Lanes(
      @DefaultValue("true") boolean enabled,
      @Nullable Integer maxBatchSize,
      @Nullable Duration maxBatchDuration,
      @Nullable Integer maxConcurrentReads,
      @Nullable Duration maxExpectedWait) {
    LaneOptions options() {
      LaneOptions.Builder builder = LaneOptions.builder().enabled(enabled);
      ifSet(maxBatchSize, builder::maxBatchSize);
      ifSet(maxBatchDuration, builder::maxBatchDuration);
      ifSet(maxConcurrentReads, builder::maxConcurrentReads);
      ifSet(maxExpectedWait, builder::maxExpectedWait);
      return builder.build();
    }
  }

  /**
   * The JDBC store.
   *
   * @param schema what to do about the tables at start-up
   * @param tablePrefix the prefix of the names of all tables
   * @param dialect the dialect; detected by default
   * @param optimisticReads whether commands are first decided on remembered levels
   * @param retries how often a transaction is repeated after a conflict
   * @param deadline the time after which a failed transaction is no longer repeated
   * @param networkTimeout the network time-out of connections that come without one
   */
  record Jdbc(
      @DefaultValue("validate") SchemaMode schema,
      @Nullable String tablePrefix,
      @Nullable Dialect dialect,
      @DefaultValue("true") boolean optimisticReads,
      @Nullable Integer retries,
      @Nullable Duration deadline,
      @Nullable Duration networkTimeout) {}

  /**
   * The DynamoDB store.
   *
   * @param table the name of the table
   * @param createTable whether a missing table is created at start-up
   * @param retention how long ended reservations are kept
   */
  record DynamoDb(
      @DefaultValue("holdfast") String table,
      @DefaultValue("false") boolean createTable,
      @Nullable Duration retention) {}

  /**
   * Idempotency records.
   *
   * @param cacheSize the number of final answers that are kept in memory, if
   *     holdfast-adapters-caffeine is on the class path; 0 for none
   */
  record Idempotency(@DefaultValue("10000") int cacheSize) {
    Idempotency {
      Checks.option("holdfast.idempotency.cache-size", 0, 1_000_000, cacheSize);
    }
  }

  /**
   * The sweep.
   *
   * @param enabled whether this process sweeps
   * @param interval the wait between two sweeps
   * @param batchSize the number of holds or records in one transaction
   */
  record Sweep(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("1m") Duration interval,
      @DefaultValue("500") int batchSize) {
    Sweep {
      Checks.option("holdfast.sweep.interval", MILLISECOND, DAY, interval);
      Checks.option("holdfast.sweep.batch-size", 1, Page.MAX_LIMIT, batchSize);
    }
  }

  /**
   * The relay.
   *
   * @param enabled whether this process publishes restock requests
   * @param interval the wait when nothing more is due
   */
  record Restock(@DefaultValue("true") boolean enabled, @DefaultValue("1s") Duration interval) {
    Restock {
      Checks.option("holdfast.restock.interval", MILLISECOND, DAY, interval);
    }
  }

  /**
   * The outbox of expired holds.
   *
   * @param outbox whether the store writes a message for each hold that has expired; the default is
   *     whether there is an ExpiredHoldPublisher bean
   * @param enabled whether this process publishes them
   * @param interval the wait when nothing more is due
   */
  record ExpiredHolds(
      @Nullable Boolean outbox,
      @DefaultValue("true") boolean enabled,
      @DefaultValue("1s") Duration interval) {
    ExpiredHolds {
      Checks.option("holdfast.expired-holds.interval", MILLISECOND, DAY, interval);
    }

    /** Returns whether the store writes messages. */
    boolean isOutboxOn(ListableBeanFactory beans) {
      return outbox != null
          ? outbox
          : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                      beans, ExpiredHoldPublisher.class, true, false)
                  .length
              > 0;
    }
  }

  /**
   * The health indicator.
   *
   * @param timeout the longest wait for an answer of the store
   */
  record Health(@DefaultValue("2s") Duration timeout) {
    Health {
      Checks.option("holdfast.health.timeout", MILLISECOND, DAY, timeout);
    }
  }

  /**
   * The meters, with holdfast-adapters-micrometer.
   *
   * @param enabled whether there are meters and observations
   * @param shops the maximum number of shops that meters name in a tag; 0 for no such tag
   */
  record Metrics(@DefaultValue("true") boolean enabled, @DefaultValue("0") int shops) {}

  /**
   * Spring MVC.
   *
   * @param problemDetails whether exceptions of the library are answered as problem details
   * @param idempotency requests that take effect once
   */
  record Web(
      @DefaultValue("false") boolean problemDetails, @DefaultValue WebIdempotency idempotency) {}

  /**
   * Idempotency-Key header.
   *
   * @param paths the path patterns whose POST and PATCH requests take effect once for each
   *     Idempotency-Key header
   * @param required whether a request without the header is refused
   * @param lease the time after which a request that has not ended may run again, also if it still
   *     runs; 1 ms to 1 day; longer than the slowest handler
   * @param retention how long an answer is repeated, 1 second to 36,500 days
   */
  record WebIdempotency(
      @DefaultValue List<String> paths,
      @DefaultValue("false") boolean required,
      @DefaultValue("30s") Duration lease,
      @DefaultValue("24h") Duration retention) {
    WebIdempotency {
      Checks.option("holdfast.web.idempotency.lease", MILLISECOND, DAY, lease);
      Checks.option(
          "holdfast.web.idempotency.retention",
          Duration.ofSeconds(1),
          Duration.ofDays(36_500),
          retention);
    }
  }
}
