package org.syncline.api;

import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.syncline.access.Roles;
import org.syncline.history.HistoryQuery;
import org.syncline.history.HistoryRepository;
import org.syncline.history.HistoryRow;

/** What happened, and why. */
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class HistoryResource {
  private final HistoryRepository history;

  HistoryResource(HistoryRepository history) {
    this.history = history;
  }

  /**
   * One page, the newest first.
   *
   * @param next the cursor of the next page; null on the last
   */
  record HistoryPage(List<HistoryRow> items, String next) {}

  @GET
  @Operation(summary = "What happened and why", description = "Newest first; pages by cursor.")
  public HistoryPage find(
      @Parameter(example = "crm/Lead/00Q000000000001AAA") @RestQuery String record,
      @Parameter(description = "in either system's name", example = "phone") @RestQuery
          String field,
      @RestQuery String rule,
      @RestQuery String ruleSet,
      @Parameter(example = "2026-11-23T10:00:00Z") @RestQuery String from,
      @RestQuery String to,
      @RestQuery String cursor,
      @RestQuery String limit) {
    int most = Params.limit(limit);
    Cursor behind = Cursor.parse(cursor);
    HistoryQuery query =
        new HistoryQuery(
            Params.record(record),
            Params.text("field", field),
            Params.text("rule", rule),
            Params.text("ruleSet", ruleSet),
            Params.time("from", from),
            Params.time("to", to),
            behind.at(),
            behind.id());
    List<HistoryRow> rows =
        QuarkusTransaction.requiringNew().call(() -> history.find(query, most + 1));
    boolean more = rows.size() > most;
    List<HistoryRow> items = more ? rows.subList(0, most) : rows;
    return new HistoryPage(items, more ? Cursor.of(items.get(most - 1)) : null);
  }

  /** The place behind a row: {@code 2026-11-23T10:00:00Z_17}. */
  private record Cursor(Instant at, Long id) {
    static String of(HistoryRow row) {
      return row.at() + "_" + row.id();
    }

    static Cursor parse(String text) {
      if (text == null) {
        return new Cursor(null, null);
      }
      int mark = text.lastIndexOf('_');
      Instant at = JsonBody.instant(TextNode.valueOf(text.substring(0, Math.max(0, mark))));
      String id = text.substring(mark + 1);
      if (at == null || !id.matches("\\d{1,18}")) {
        throw ApiProblem.bad("cursor", "'" + text + "' is no cursor of this list");
      }
      return new Cursor(at, Long.valueOf(id));
    }
  }
}
