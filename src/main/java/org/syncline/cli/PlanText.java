package org.syncline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.syncline.plan.Plan;
import org.syncline.plan.Plan.CreatePlan;
import org.syncline.plan.Plan.FieldPlan;
import org.syncline.plan.Plan.Held;
import org.syncline.plan.Plan.ObjectPlan;
import org.syncline.record.FieldValue;

/** A plan as people read it. */
final class PlanText {
  private static final int LONGEST = 60;

  private final Plan plan;
  private final List<String> lines = new ArrayList<>();

  PlanText(Plan plan) {
    this.plan = plan;
    plan.objects().forEach(this::object);
    beside();
    totals();
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }

  private void object(ObjectPlan object) {
    line(
        "%s %s: %d records updated, %d created%s%s",
        object.system(),
        object.object(),
        object.updated(),
        object.created(),
        some(object.archived(), "archived"),
        some(object.restored(), "restored"));
    object.creates().forEach(this::creates);
    object.fields().forEach(this::field);
    line("");
  }

  private static String some(long records, String what) {
    return records == 0 ? "" : ", " + records + " " + what;
  }

  private void creates(CreatePlan creates) {
    line("  create by mapping %s: %d", creates.mapping(), creates.records());
    creates
        .examples()
        .forEach(
            one ->
                line(
                    "      for %s: %s",
                    one.source(),
                    one.fields().entrySet().stream()
                        .map(field -> field.getKey() + " " + shown(field.getValue()))
                        .limit(3)
                        .collect(Collectors.joining(", "))));
  }

  private void field(FieldPlan field) {
    String telling =
        (field.blanks() > 0 ? ", " + field.blanks() + " of them blank a value" : "")
            + (field.reassigns() > 0 ? ", " + field.reassigns() + " of them change the owner" : "");
    line("  %-28s %8d%s", field.field(), field.writes(), telling);
    field.rules().forEach(rule -> line("    %8d  %s", rule.writes(), rule.rule()));
    field
        .examples()
        .forEach(
            one ->
                line("      %s: %s -> %s", one.record(), shown(one.before()), shown(one.after())));
  }

  private static String shown(FieldValue value) {
    if (value == null || !value.present()) {
      return "blank";
    }
    String text = value.text().replaceAll("\\s+", " ");
    return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + "'";
  }

  private void beside() {
    plan.links().forEach(link -> line("%d pairs linked by %s", link.pairs(), link.mapping()));
    plan.reviews().forEach(held -> held("wait for a person", held));
    plan.errors().forEach(held -> held("cannot be written", held));
    plan.leftAlone()
        .forEach(
            left ->
                line(
                    "%d of %s %s left alone: %s",
                    left.records(), left.system(), left.object(), left.standing()));
  }

  private void held(String what, Held held) {
    line(
        "%d %s (%s%s), such as %s: %s",
        held.number(),
        what,
        held.kind(),
        held.field().isEmpty() ? "" : " " + held.field(),
        held.record(),
        held.example());
  }

  private void totals() {
    line("");
    line(
        "In all: %d records updated, %d created%s%s, %d values blanked, %d owners changed; rule set %s",
        sum(ObjectPlan::updated),
        sum(ObjectPlan::created),
        some(sum(ObjectPlan::archived), "archived"),
        some(sum(ObjectPlan::restored), "restored"),
        sum(object -> object.fields().stream().mapToLong(FieldPlan::blanks).sum()),
        sum(object -> object.fields().stream().mapToLong(FieldPlan::reassigns).sum()),
        plan.ruleSet());
    if (!plan.complete()) {
      line("Not complete: some records have to be read again in a while. Ask again then.");
    }
    line("Nothing was written.");
  }

  private long sum(ToLongFunction<ObjectPlan> number) {
    return plan.objects().stream().mapToLong(number).sum();
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines);
  }
}
