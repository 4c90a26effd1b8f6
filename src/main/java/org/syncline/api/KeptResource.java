package org.syncline.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.syncline.access.Roles;
import org.syncline.kept.Kept;
import org.syncline.kept.KeptPeople;
import org.syncline.kept.KeptRecords;
import org.syncline.mapping.KeptObject;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.LiveRuleSets;

/** Records without a counterpart in the other system: accounts, opportunities, activities. */
@Path("/api/v1/kept")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "kept records")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class KeptResource {
  private static final int MOST = 100;
  private final KeptRecords kept;
  private final KeptPeople people;
  private final LiveRuleSets ruleSets;

  KeptResource(KeptRecords kept, KeptPeople people, LiveRuleSets ruleSets) {
    this.kept = kept;
    this.people = people;
    this.ruleSets = ruleSets;
  }

  /**
   * A kept record.
   *
   * @param parents the records that it names
   * @param waitsSince since when one of them has not been read; null where all are known
   * @param prospects that it is about, by their links; the first hundred
   * @param namedBy kept records that name it; the latest hundred
   */
  record KeptView(
      RecordRef record,
      Instant modifiedAt,
      boolean deleted,
      Map<String, FieldValue> fields,
      List<RecordRef> parents,
      Instant waitsSince,
      List<RecordRef> prospects,
      List<RecordRef> namedBy) {}

  @GET
  @Operation(summary = "How many records of which object are kept, and wait for what they name")
  public List<KeptRecords.OfObject> counts() {
    return QuarkusTransaction.requiringNew().call(kept::counts);
  }

  @GET
  @Path("{system}/{object}/{id}")
  @Operation(summary = "One kept record with what it names, what names it, and its prospects")
  @APIResponse(
      responseCode = "404",
      description = "there is no such record, or none of this object is kept; those that are")
  public KeptView one(@RestPath String system, @RestPath String object, @RestPath String id) {
    RecordRef ref = Params.record(system, object, id);
    return QuarkusTransaction.requiringNew()
        .call(() -> kept.of(ref).map(this::view))
        .orElseThrow(() -> ApiProblem.notFound(notKept(ref)));
  }

  private String notKept(RecordRef ref) {
    List<String> objects =
        ruleSets.current().mappings().related().stream()
            .filter(one -> one.system() == ref.system())
            .map(KeptObject::object)
            .sorted()
            .toList();
    return objects.contains(ref.object())
        ? "no " + ref + " of " + ref.system() + " is kept"
        : "no object '%s' of %s is kept, there are: %s"
            .formatted(ref.object(), ref.system().word(), String.join(", ", objects));
  }

  private KeptView view(Kept one) {
    return new KeptView(
        one.record(),
        one.modifiedAt(),
        one.deleted(),
        new TreeMap<>(one.fields()),
        one.parents(),
        one.waitsSince(),
        people.of(one.record(), MOST),
        kept.naming(one.record(), MOST).stream().map(Kept::record).toList());
  }
}
