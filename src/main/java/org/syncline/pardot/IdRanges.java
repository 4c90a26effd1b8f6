package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.remote.RemoteAnswer;

/**
 * Many records by their ids with few calls: Pardot has no list of ids in a query, so ids that are
 * near each other are read as one range.
 */
final class IdRanges {
  private static final int PAGE = 1000;
  private static final int FEW = 3;
  private final PardotApi api;

  /** A range that fits one page, and those ids in it that are wanted. */
  record Range(long first, long last, Set<String> ids) {}

  IdRanges(PardotApi api) {
    this.api = api;
  }

  static List<Range> of(Collection<String> ids) {
    List<Long> sorted = ids.stream().map(Long::valueOf).sorted().distinct().toList();
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i) - sorted.get(from) >= PAGE) {
        ranges.add(range(sorted.subList(from, i)));
        from = i;
      }
    }
    if (!sorted.isEmpty()) {
      ranges.add(range(sorted.subList(from, sorted.size())));
    }
    return ranges;
  }

  private static Range range(List<Long> ids) {
    Set<String> texts = new LinkedHashSet<>();
    ids.forEach(id -> texts.add(id.toString()));
    return new Range(ids.get(0), ids.get(ids.size() - 1), texts);
  }

  Map<String, String> parameters(String object, Range range, Set<String> fields) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("fields", String.join(",", fields));
    parameters.put("orderBy", "id ASC");
    parameters.put("limit", "" + PAGE);
    if (PardotObject.of(object).bin()) {
      parameters.put("deleted", "all");
    }
    parameters.put("idGreaterThan", "" + (range.first() - 1));
    parameters.put("idLessThan", "" + (range.last() + 1));
    return parameters;
  }

  /** Stamps of those records that moved since, and perhaps of others. */
  Map<String, Instant> stamps(String object, Collection<String> ids, Instant since) {
    List<Range> all = of(ids);
    if (all.size() > FEW) {
      Range whole = new Range(all.get(0).first(), all.get(all.size() - 1).last(), Set.of());
      Map<String, String> moved = parameters(object, whole, Set.of("id", "updatedAt"));
      moved.put("updatedAtAfterOrEqualTo", PardotReads.filter(since));
      Optional<Map<String, Instant>> stamps = stamps(object, moved, true);
      if (stamps.isPresent()) {
        return stamps.get();
      }
    }
    Map<String, Instant> stamps = new HashMap<>();
    for (Range range : all) {
      stamps(object, parameters(object, range, Set.of("id", "updatedAt")), false)
          .ifPresent(stamps::putAll);
    }
    return stamps;
  }

  /** Empty where there are more than one page and all of them are wanted. */
  private Optional<Map<String, Instant>> stamps(
      String object, Map<String, String> parameters, boolean whole) {
    RemoteAnswer answer = api.page(PardotApi.path(object), parameters);
    JsonNode values = PardotApi.values(answer);
    if (whole && PardotApi.nextPage(answer).isPresent()) {
      return Optional.empty();
    }
    Map<String, Instant> stamps = new HashMap<>();
    values.forEach(
        row -> PardotReads.stamp(row).ifPresent(at -> stamps.put(row.path("id").asText(), at)));
    return Optional.of(stamps);
  }
}
