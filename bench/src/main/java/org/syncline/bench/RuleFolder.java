package org.syncline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped rules with many more beside them, one file of which is edited. */
record RuleFolder(Path rules) {
  private static final int EDITED_RULES = 2;
  private static final String ONE =
      """
      rule "A comment that reads %1$d in Salesforce stays"
      when
        $d : FieldDifference( field == "comments", crm.value.text() == "%1$d" )
      then
        propose.override().takeCrm( $d );
      end
      """;
  private static final String EDITED =
      """
      rule "%1$d: the phone is Salesforce's"
      when
        $d : FieldDifference( field == "phone" )
      then
        propose.override().takeCrm( $d );
      end

      rule "%1$d: the city is Salesforce's"
      when
        $d : FieldDifference( field == "city" )
      then
        propose.override().takeCrm( $d );
      end
      """;

  /** A folder with that many rules beside the shipped ones; generation 0 is in force. */
  static RuleFolder make(Path folder, int number) throws IOException {
    Path field = Files.createDirectories(folder.resolve("field"));
    try (Stream<Path> shipped = Files.list(Path.of("rules", "field"))) {
      for (Path file : shipped.toList()) {
        Files.copy(file, field.resolve(file.getFileName()));
      }
    }
    for (int i = EDITED_RULES; i < number; i++) {
      Files.writeString(field.resolve("bench-%03d.drl".formatted(i)), ONE.formatted(i));
    }
    RuleFolder made = new RuleFolder(folder);
    made.edit(0);
    return made;
  }

  /** As an editor saves it: both rules of the file carry the generation in their names. */
  void edit(int generation) throws IOException {
    Files.writeString(
        rules.resolve("field").resolve("bench-edited.drl"), EDITED.formatted(generation));
  }

  /** The names of the two rules of a generation, for the fields phone and city. */
  static List<String> names(int generation) {
    return List.of(
        generation + ": the phone is Salesforce's", generation + ": the city is Salesforce's");
  }
}
