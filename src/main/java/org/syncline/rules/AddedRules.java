package org.syncline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.decision.DecisionRules;
import org.syncline.decision.RulePairDecider;
import org.syncline.mapping.MappingSet;
import org.syncline.record.Problem;

/**
 * Rule files on top of those of a rule set, for whoever wants to see what both do together. Whoever
 * adds rules runs code: their texts must come from where the rules come from.
 */
public final class AddedRules {
  /** How the texts of rule files are called among those of a rule set. */
  private static final String FOLDER = "rules/";

  private static final String FILE = "\\w+/[\\w.-]+\\.drl";
  private static final String BAKED = "this binary has its rules baked in and compiles no others";

  private final RuleSet base;
  private final List<RuleSource> ours;
  private final List<RuleSource> added;

  /**
   * @param texts by file, relative to the rules folder
   */
  public AddedRules(RuleSet base, Map<String, String> texts) {
    this.base = base;
    this.ours =
        base.files().entrySet().stream()
            .filter(file -> file.getKey().startsWith(FOLDER))
            .map(file -> new RuleSource(file.getKey().substring(FOLDER.length()), file.getValue()))
            .toList();
    this.added =
        new TreeMap<>(texts)
            .entrySet().stream()
                .map(file -> new RuleSource(file.getKey(), file.getValue()))
                .toList();
  }

  /** What is wrong with them, before they are compiled. */
  public List<Problem> problems(MappingSet mappings) {
    List<Problem> problems = new ArrayList<>();
    added.forEach(source -> problems.addAll(ofName(source)));
    if (problems.isEmpty()) {
      problems.addAll(RuleProblems.doubled(all()));
      problems.addAll(RuleChecks.style(added));
      problems.addAll(RuleChecks.words(added, mappings));
    }
    return problems;
  }

  private List<Problem> ofName(RuleSource source) {
    List<Problem> problems = new ArrayList<>();
    if (!source.file().matches(FILE)) {
      String expected = "expected a rule file such as automation/own.drl, found '%s'";
      problems.add(new Problem(source.file(), 0, "", expected.formatted(source.file())));
    } else if (ours.stream().anyMatch(one -> one.file().equals(source.file()))) {
      String there = "the rules folder has a file of this name, allowed: any other";
      problems.add(new Problem(source.file(), 0, "", there));
    }
    return problems;
  }

  private List<RuleSource> all() {
    return Stream.concat(ours.stream(), added.stream()).toList();
  }

  /**
   * Both together; only phases that get any are compiled again.
   *
   * @throws RuleSetException if they do not compile
   */
  public RuleSet compiled() {
    if (BakedRules.PRESENT) { // a constant, as there: the compiler is left out
      throw new IllegalStateException(BAKED);
    }
    Set<Phase> phases =
        added.stream().flatMap(source -> source.runIn().stream()).collect(Collectors.toSet());
    List<RuleSource> sources =
        all().stream()
            .filter(source -> source.runIn().filter(phases::contains).isPresent())
            .toList();
    List<Problem> problems = new ArrayList<>();
    CompiledRules rules = new FolderRules().compiled(sources, problems);
    if (!problems.isEmpty()) {
      throw new RuleSetException(problems);
    }
    return with(phases, rules);
  }

  private RuleSet with(Set<Phase> phases, CompiledRules rules) {
    DecisionRules field = phases.contains(Phase.FIELD) ? rules.field() : base.fieldRules();
    Map<String, String> files = new TreeMap<>(base.files());
    added.forEach(source -> files.put(FOLDER + source.file(), source.text()));
    return new RuleSet(
        base.version(),
        base.mappings(),
        new RulePairDecider(field),
        all().stream().flatMap(source -> source.rules().stream()).toList(),
        field,
        phases.contains(Phase.ASSIGNMENT) ? rules.assignment() : base.assignmentRules(),
        phases.contains(Phase.AUTOMATION) ? rules.automation() : base.automationRules(),
        Asked.of(all()),
        files);
  }
}
