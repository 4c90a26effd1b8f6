package org.syncline.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.syncline.outbox.Effect;
import org.syncline.plan.Plan.CreatePlan;
import org.syncline.plan.Plan.Example;
import org.syncline.plan.Plan.FieldPlan;
import org.syncline.plan.Plan.NewRecord;
import org.syncline.plan.Plan.ObjectPlan;
import org.syncline.plan.Plan.RulePlan;
import org.syncline.plan.PlanRepository.Creates;
import org.syncline.plan.PlanRepository.Group;
import org.syncline.plan.PlanRepository.Made;
import org.syncline.plan.PlanRepository.Place;
import org.syncline.plan.PlanRepository.Shown;
import org.syncline.plan.PlanRepository.Size;

/** Puts counts and examples together, object by object. */
final class ObjectPlans {
  private static final int EXAMPLES = 3;

  /** What erases or moves something comes first, then what happens most. */
  private static final Comparator<Group> TELLING =
      Comparator.comparing((Group group) -> group.effect().isEmpty())
          .thenComparing(Comparator.comparing(Group::writes).reversed());

  private final List<Group> fields;
  private final List<Creates> creates;
  private final Map<Place, Shown> shown;
  private final Map<Long, Made> made;

  ObjectPlans(PlanRepository plans) {
    fields = plans.fields();
    creates = plans.creates();
    List<Place> places =
        byField(fields).values().stream().flatMap(groups -> chosen(groups).stream()).toList();
    shown =
        plans.shown(places).stream()
            .collect(Collectors.toMap(one -> new Place(one.id(), one.field()), one -> one));
    made =
        plans.made(creates.stream().flatMap(one -> one.examples().stream()).toList()).stream()
            .collect(Collectors.toMap(Made::id, one -> one));
  }

  List<ObjectPlan> of(List<Size> sizes) {
    return sizes.stream().map(this::object).toList();
  }

  private ObjectPlan object(Size size) {
    List<Group> own =
        fields.stream()
            .filter(group -> group.system() == size.system())
            .filter(group -> group.object().equals(size.object()))
            .toList();
    return new ObjectPlan(
        size.system(),
        size.object(),
        size.updated(),
        size.created(),
        size.archived(),
        size.restored(),
        byField(own).values().stream().map(this::field).toList(),
        creates.stream()
            .filter(one -> one.system() == size.system() && one.object().equals(size.object()))
            .map(this::create)
            .toList());
  }

  private static Map<String, List<Group>> byField(List<Group> groups) {
    return groups.stream()
        .collect(
            Collectors.groupingBy(
                group -> group.system() + "/" + group.object() + "/" + group.field(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private FieldPlan field(List<Group> groups) {
    Map<String, List<Group>> byRule =
        groups.stream()
            .collect(Collectors.groupingBy(Group::rule, LinkedHashMap::new, Collectors.toList()));
    return new FieldPlan(
        groups.get(0).field(),
        sum(groups, Group::writes),
        sum(groups, group -> having(Effect.BLANK, group)),
        sum(groups, group -> having(Effect.REASSIGN, group)),
        byRule.entrySet().stream()
            .map(
                rule ->
                    new RulePlan(
                        rule.getKey(),
                        sum(rule.getValue(), Group::writes),
                        sum(rule.getValue(), group -> having(Effect.BLANK, group))))
            .sorted(Comparator.comparing(RulePlan::writes).reversed())
            .toList(),
        chosen(groups).stream()
            .map(shown::get)
            .filter(Objects::nonNull)
            .map(this::example)
            .toList());
  }

  private static long sum(List<Group> groups, ToLongFunction<Group> number) {
    return groups.stream().mapToLong(number).sum();
  }

  private static long having(Effect effect, Group group) {
    return group.effect().equals(effect.word()) ? group.writes() : 0;
  }

  /** One of each rule and effect first, then further ones. */
  private static List<Place> chosen(List<Group> groups) {
    List<Place> chosen = new ArrayList<>();
    List<Group> telling = groups.stream().sorted(TELLING).toList();
    for (int round = 0; round < EXAMPLES; round++) {
      for (Group group : telling) {
        if (chosen.size() < EXAMPLES && round < group.examples().size()) {
          chosen.add(new Place(group.examples().get(round), group.field()));
        }
      }
    }
    return chosen;
  }

  private Example example(Shown one) {
    return new Example(
        one.record(), one.source(), one.before(), one.after(), one.rule(), one.reason());
  }

  private CreatePlan create(Creates creates) {
    return new CreatePlan(
        creates.mapping(),
        creates.records(),
        creates.examples().stream()
            .map(made::get)
            .filter(Objects::nonNull)
            .map(one -> new NewRecord(one.source(), one.fields()))
            .toList());
  }
}
