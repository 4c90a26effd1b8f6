package org.syncline.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The phases of rules, in the order in which the server runs them; each has its folder. */
enum Phase {
  FIELD(
      "field",
      "import org.syncline.decision.FieldDifference; "
          + "import org.syncline.decision.Side; "
          + "import org.syncline.decision.criteria.*; "
          + "import org.syncline.record.SystemName; "
          + "global org.syncline.decision.Proposals propose; "),
  ASSIGNMENT(
      "assignment",
      "import org.syncline.decision.assignment.Group; "
          + "import org.syncline.decision.assignment.Member; "
          + "import org.syncline.decision.criteria.*; "
          + "global org.syncline.decision.assignment.Assign assign; "
          + "global org.syncline.decision.assignment.Turn turn; "),
  AUTOMATION(
      "automation",
      "import org.syncline.decision.automation.ProgramStep; "
          + "import org.syncline.decision.criteria.*; "
          + "import java.util.Map; "
          + "global org.syncline.decision.automation.Act act; ");

  private final String folder;
  private final String prelude;

  Phase(String folder, String prelude) {
    this.folder = folder;
    this.prelude = prelude;
  }

  /** The name of its folder, of its knowledge base, and of the end of its package. */
  String folder() {
    return folder;
  }

  /**
   * What every rule file of it may use without saying so. It stands on the file's first line, so
   * that lines keep their numbers.
   */
  String prelude() {
    return prelude;
  }

  /** Whether a file of the rules folder is one of this phase. */
  boolean holds(String file) {
    return file.startsWith(folder + "/");
  }

  static Optional<Phase> of(String folder) {
    return Arrays.stream(values()).filter(phase -> phase.folder.equals(folder)).findFirst();
  }

  /** As they are listed for people. */
  static String folders() {
    return Arrays.stream(values())
        .map(phase -> phase.folder + "/")
        .collect(Collectors.joining(", "));
  }
}
