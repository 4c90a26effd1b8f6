package org.syncline.pardot;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.doctor.ExpectedField;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;
import org.syncline.doctor.JoinedFinding;
import org.syncline.record.NearNames;
import org.syncline.remote.RemoteAnswer;

/** What Pardot shows of one object, against what the mappings expect of it. */
final class MarketingExamination {
  private static final String PROSPECT = "prospect";
  private static final String EMAIL = "email";
  private static final Map<String, String> CUSTOM =
      Map.of("fields", "id,fieldId,name,type", "limit", "1000");

  private final PardotApi api;
  private final ExpectedObject expected;
  private final Clock clock;

  MarketingExamination(PardotApi api, ExpectedObject expected, Clock clock) {
    this.api = api;
    this.expected = expected;
    this.clock = clock;
  }

  List<Finding> findings() {
    Set<String> names = new TreeSet<>(PardotObject.of(expected.name()).always());
    expected.fields().forEach(field -> names.add(field.name()));
    RemoteAnswer answer =
        api.get(
            PardotApi.path(expected.name()),
            Map.of("fields", String.join(",", names), "limit", "1"));
    boolean hides =
        PardotApi.error(answer).filter(e -> e.code() == PardotError.INVALID_FIELDS).isPresent();
    if (!answer.ok() && !hides) {
      return List.of(notShown(answer));
    }
    Set<String> hidden =
        hides ? new HiddenFields(api, clock).find(expected.name(), names) : Set.of();
    return expected.name().equals(PROSPECT) ? prospect(hidden) : other(hidden);
  }

  private Finding notShown(RemoteAnswer answer) {
    return Finding.problem(
        expected.name(),
        "Pardot does not show this object to us: " + answer.shown(),
        "Mend the mapping's 'marketing', or give the user the right to see it.");
  }

  private List<Finding> other(Set<String> hidden) {
    List<Finding> findings = new ArrayList<>();
    hidden.forEach(name -> findings.add(hidden(name, "")));
    return orAllWell(findings);
  }

  private List<Finding> prospect(Set<String> hidden) {
    ProspectFields known = new ProspectFields(api.all("objects/custom-fields", CUSTOM));
    List<Finding> findings = new ArrayList<>();
    hidden.forEach(name -> findings.add(hidden(name, NearNames.suggestion(name, known.names()))));
    expected.fields().stream()
        .filter(field -> !hidden.contains(field.name()))
        .forEach(field -> findings.addAll(field(field, known)));
    boolean nameless =
        expected.fields().stream()
            .noneMatch(field -> field.name().equals(EMAIL) && field.createFed());
    if (expected.created() && nameless) {
      findings.add(
          Finding.problem(
              topic(EMAIL),
              "a new prospect needs it, and nothing feeds it: every create will be refused",
              "Map it in every mapping that creates prospects."));
    }
    return orAllWell(findings);
  }

  private List<Finding> orAllWell(List<Finding> findings) {
    return findings.isEmpty()
        ? List.of(
            Finding.ok(
                expected.name(),
                "all %d mapped fields are there and fit".formatted(expected.fields().size())))
        : findings;
  }

  private String topic(String name) {
    return expected.name() + "." + name;
  }

  private Finding hidden(String name, String suggestion) {
    return Finding.problem(
        topic(name),
        "Pardot does not know this field, or does not show it to us",
        "Add it in Account Engagement (custom fields end with __c here), or mend the mapping."
            + suggestion);
  }

  private List<Finding> field(ExpectedField field, ProspectFields known) {
    List<Finding> findings = new ArrayList<>(JoinedFinding.of(expected, field, "marketing-to-crm"));
    if (field.written() && ProspectFields.readOnly(field.name())) {
      findings.add(
          Finding.problem(
              topic(field.name()),
              "Pardot lets nobody write to it",
              "Map it with 'direction: marketing-to-crm'."));
    }
    if (field.type().isPresent()) {
      known
          .type(field.name())
          .map(
              theirs ->
                  ProspectFields.TYPES.findings(
                      topic(field.name()), field.type().get(), theirs, field.written()))
          .ifPresent(findings::addAll);
    }
    return findings;
  }
}
