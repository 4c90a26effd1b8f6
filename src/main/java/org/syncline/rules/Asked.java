package org.syncline.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.syncline.decision.automation.ProgramStep;
import org.syncline.decision.criteria.FactKind;
import org.syncline.decision.criteria.Fielded;
import org.syncline.decision.criteria.Prospect;
import org.syncline.decision.criteria.Related;

/**
 * What the rules of each phase ask for beside their own facts: what nobody asks for is not read.
 *
 * @param prospect whether a rule of the field phase asks for the prospect
 * @param field kept records that rules of the field phase ask for
 * @param assignment kept records that rules of the assignment phase ask for
 * @param assigns whether there are rules that assign
 * @param automation kept records that rules of the automation phase ask for
 * @param steps whether rules ask where prospects stand in programs
 */
public record Asked(
    boolean prospect,
    Set<FactKind> field,
    Set<FactKind> assignment,
    boolean assigns,
    Set<FactKind> automation,
    boolean steps) {
  public static final Asked NOTHING = new Asked(false, Set.of(), Set.of(), false, Set.of(), false);

  /** Whether rules need what is kept. */
  public boolean anything() {
    return assigns || !kinds().isEmpty();
  }

  /** Those of all phases. */
  public Set<FactKind> kinds() {
    Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
    List.of(field, assignment, automation).forEach(kinds::addAll);
    return kinds;
  }

  static Asked of(List<RuleSource> sources) {
    String field = code(sources, Phase.FIELD);
    String assignment = code(sources, Phase.ASSIGNMENT);
    String automation = code(sources, Phase.AUTOMATION);
    return new Asked(
        names(field, Prospect.class.getSimpleName()),
        kinds(field),
        kinds(assignment),
        names(assignment, Prospect.class.getSimpleName())
            || names(automation, "act\\s*\\.\\s*assignTo\\w+"),
        kinds(automation),
        names(automation, ProgramStep.class.getSimpleName()));
  }

  private static String code(List<RuleSource> sources, Phase phase) {
    return sources.stream()
        .filter(source -> source.runIn().filter(phase::equals).isPresent())
        .map(RuleSource::code)
        .collect(Collectors.joining("\n"));
  }

  static Set<FactKind> kinds(String code) {
    if (names(code, Related.class.getSimpleName()) || names(code, Fielded.class.getSimpleName())) {
      return EnumSet.allOf(FactKind.class);
    }
    Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
    Arrays.stream(FactKind.values()).filter(kind -> names(code, kind.word())).forEach(kinds::add);
    return kinds;
  }

  private static boolean names(String code, String word) {
    return Pattern.compile("(?<![\\w$.])" + word + "\\s*\\(").matcher(code).find();
  }
}
