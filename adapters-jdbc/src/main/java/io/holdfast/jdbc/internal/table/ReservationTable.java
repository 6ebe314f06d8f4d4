package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StoreClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lists the reservations of a shop that are in a state. There is no index by state, because every
 * sale would write it. Each slice reads a bounded part of the primary key, and the database leaves
 * out the other rows.
 */
public final class ReservationTable {
  /** The number of entries that one slice looks at. */
  static final int WINDOW = 10_000;

  private static final String TABLE = "entry";

  /** The last ASCII character, which no id has. */
  private static final String AFTER_ALL = "\u007f";

  private final SizedSql end;
  private final Map<ReservationState, SizedSql> slices = new EnumMap<>(ReservationState.class);
  private final StoreClock clock;

  public ReservationTable(SqlTexts texts) {
    clock = texts.clock();
    end =
        texts.text(
            """
            SELECT id FROM holdfast_entry {primary} WHERE shop = ? AND id > ?
            ORDER BY id LIMIT 1 OFFSET ?\
            """);
    for (ReservationState state : ReservationState.values()) {
      slices.put(
          state,
          texts.text(
              """
              SELECT clock.now_micros, e.id, e.kind, e.state, e.content, e.held_at, e.expires_at,
                e.committed_at, e.dispatched_at, e.ended_at, e.version
              FROM (SELECT {now} AS now_micros) clock CROSS JOIN holdfast_entry e {primary}
              WHERE e.shop = ? AND e.id > ? AND e.id <= ? AND {condition} >= ?
              ORDER BY e.id LIMIT ?\
              """,
              Map.of("condition", condition(state))));
    }
  }

  /** Returns the condition on the state, and the column with the time since when it lasts. */
  private static String condition(ReservationState state) {
    return switch (state) {
      case HELD -> "e.state = 'HELD' AND e.expires_at > clock.now_micros AND e.held_at";
      case EXPIRED ->
          "(e.state = 'EXPIRED' OR e.state = 'HELD' AND e.expires_at <= clock.now_micros)"
              + " AND e.expires_at";
      case COMMITTED -> "e.state = 'COMMITTED' AND e.committed_at";
      case RELEASED -> "e.state = 'RELEASED' AND e.ended_at";
      case CANCELLED -> "e.state = 'CANCELLED' AND e.ended_at";
      case DISPATCHED -> "e.state = 'DISPATCHED' AND e.dispatched_at";
      case RETURNED -> "e.state = 'RETURNED' AND e.dispatched_at";
    };
  }

  /** Returns a slice of the listing, without reservations that cannot be read. */
  public ReservationSlice slice(
      Handle handle, ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    String from = after == null ? "" : after;
    Bindings window = new Bindings().text(shop.value()).text(from).number(WINDOW - 1);
    List<String> last = Sql.list(handle, end.text(), window, row -> row.getString("id"));
    String to = last.isEmpty() ? AFTER_ALL : last.get(0);
    Bindings args = clock.bind(new Bindings()).text(shop.value()).text(from).text(to);
    args.number(filter.since() == null ? Long.MIN_VALUE : Micros.of(filter.since()));
    List<UnreadableRows.Read<Reservation>> rows =
        Sql.list(
            handle,
            Objects.requireNonNull(slices.get(filter.state()), "slice").text(),
            args.number(limit),
            row ->
                UnreadableRows.read(
                    TABLE,
                    shop,
                    row,
                    it ->
                        EntryTable.reservation(shop, it)
                            .asOf(Micros.toInstant(it.getLong("now_micros"))),
                    "id"));
    List<Reservation> found = new ArrayList<>(rows.size());
    rows.forEach(row -> row.tell(found::add, UnreadableRows::logged));
    if (rows.size() == limit) {
      return new ReservationSlice(found, rows.get(limit - 1).place(0));
    }
    return new ReservationSlice(found, last.isEmpty() ? null : to);
  }
}
