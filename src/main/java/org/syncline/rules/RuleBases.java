package org.syncline.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieContainer;
import org.syncline.decision.assignment.AssignmentRules;
import org.syncline.decision.automation.AutomationRules;

/** Compiles rules into knowledge bases, one a phase, so that no phase pays for another's rules. */
final class RuleBases {
  private RuleBases() {}

  /** What came of compiling: the rules, or Drools' own messages. */
  record Compiled(CompiledRules rules, List<Message> errors) {}

  static Compiled compile(List<RuleSource> sources) {
    Map<Phase, KieBase> bases = new EnumMap<>(Phase.class);
    List<Message> errors = new ArrayList<>();
    for (Phase phase : phases(sources)) {
      KieBuilder builder = built(sources.stream().filter(source -> in(source, phase)).toList());
      errors.addAll(builder.getResults().getMessages(Message.Level.ERROR));
      if (errors.isEmpty()) {
        bases.put(phase, base(builder));
      }
    }
    return errors.isEmpty()
        ? new Compiled(rules(bases::get, sources), List.of())
        : new Compiled(null, errors);
  }

  private static KieBuilder built(List<RuleSource> sources) {
    KieServices services = KieServices.Factory.get();
    KieFileSystem files = services.newKieFileSystem();
    sources.forEach(
        source -> files.write("src/main/resources/rules/" + source.file(), source.drl()));
    KieBuilder builder = services.newKieBuilder(files, RuleSet.class.getClassLoader());
    return builder.buildAll(ExecutableModelProject.class);
  }

  private static KieBase base(KieBuilder builder) {
    KieServices services = KieServices.Factory.get();
    KieContainer container =
        services.newKieContainer(
            builder.getKieModule().getReleaseId(), RuleSet.class.getClassLoader());
    KieBase base = container.getKieBase();
    services.getRepository().removeKieModule(builder.getKieModule().getReleaseId());
    return base;
  }

  /** Those that have any rules; the field phase always counts as one. */
  static List<Phase> phases(List<RuleSource> sources) {
    return Arrays.stream(Phase.values())
        .filter(phase -> phase == Phase.FIELD || has(sources, phase))
        .toList();
  }

  private static boolean has(List<RuleSource> sources, Phase phase) {
    return sources.stream().anyMatch(source -> in(source, phase));
  }

  private static boolean in(RuleSource source, Phase phase) {
    return source.runIn().filter(phase::equals).isPresent();
  }

  static CompiledRules rules(Function<Phase, KieBase> bases, List<RuleSource> sources) {
    return new CompiledRules(
        new FieldRules(new Firing(bases.apply(Phase.FIELD))),
        has(sources, Phase.ASSIGNMENT)
            ? new OwnerRules(new Firing(bases.apply(Phase.ASSIGNMENT)))
            : AssignmentRules.NONE,
        has(sources, Phase.AUTOMATION)
            ? new ActionRules(
                new Firing(bases.apply(Phase.AUTOMATION)), AutomationHeaders.of(sources))
            : AutomationRules.NONE);
  }
}
