package org.syncline.console;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.syncline.history.HistoryRepository;
import org.syncline.history.HistoryRow;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.Mirrored;
import org.syncline.record.RecordRef;

/** The last decisions about fields, with the people whom they concern. */
@ApplicationScoped
class JustSynced {
  private static final int MOST = 20;

  /** Of the newest rows so many are looked through, for a first sync writes other rows too. */
  private static final int BACK = 500;

  private final HistoryRepository history;
  private final MirrorRepository mirrors;

  JustSynced(HistoryRepository history, MirrorRepository mirrors) {
    this.history = history;
    this.mirrors = mirrors;
  }

  List<SyncedRow> rows(List<TravelView> travels) {
    return QuarkusTransaction.requiringNew().call(() -> inTransaction(travels));
  }

  private List<SyncedRow> inTransaction(List<TravelView> travels) {
    List<HistoryRow> rows = history.newestDecisions(MOST, BACK);
    Map<RecordRef, Mirrored> people =
        mirrors.load(
            rows.stream().map(HistoryRow::marketing).filter(Objects::nonNull).distinct().toList());
    return rows.stream().map(row -> row(row, people, travels)).toList();
  }

  private static SyncedRow row(
      HistoryRow row, Map<RecordRef, Mirrored> people, List<TravelView> travels) {
    TravelView travel =
        travels.stream()
            .filter(made -> made.decision() != null && made.decision().id() == row.id())
            .findFirst()
            .orElse(null);
    return SyncedRow.of(row, Person.name(people.get(row.marketing())), travel);
  }
}
