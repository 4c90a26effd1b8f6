package org.syncline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.syncline.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what would keep the server from working here, and what to do about each. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at files, settings, the database and both systems; changes nothing anywhere.",
      "Each finding is one line that begins with ok, warning or problem; below it what to do."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:no problem", "1:at least one problem", "2:wrong arguments"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin Folders folders;

  @Option(names = "--json", description = "Writes the findings as JSON.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    List<Examined> all = new ArrayList<>();
    new Examination(
            folders,
            Clock.systemUTC(),
            examined -> {
              all.add(examined);
              if (!json) {
                print(out, examined);
              }
            })
        .run();
    if (json) {
      out.println(
          JsonMapper.builder()
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(Map.of("findings", rows(all))));
    } else {
      out.println(total(all));
    }
    return all.stream().anyMatch(Examined::problems) ? 1 : 0;
  }

  private static void print(PrintWriter out, Examined examined) {
    out.println(examined.place());
    for (Finding finding : examined.findings()) {
      out.printf("  %-7s  %s: %s%n", finding.level().word(), finding.topic(), finding.what());
      if (!finding.advice().isEmpty()) {
        out.printf("           %s%n", finding.advice());
      }
    }
    out.flush();
  }

  private static String total(List<Examined> all) {
    return "%s, %s"
        .formatted(
            number(all, Finding.Level.PROBLEM, "problem"),
            number(all, Finding.Level.WARNING, "warning"));
  }

  private static String number(List<Examined> all, Finding.Level level, String word) {
    long number =
        all.stream()
            .flatMap(examined -> examined.findings().stream())
            .filter(finding -> finding.level() == level)
            .count();
    return number == 1 ? "1 " + word : "%d %ss".formatted(number, word);
  }

  private static List<Map<String, String>> rows(List<Examined> all) {
    return all.stream()
        .flatMap(examined -> examined.findings().stream().map(f -> row(examined.place(), f)))
        .toList();
  }

  private static Map<String, String> row(String place, Finding finding) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("place", place);
    row.put("level", finding.level().word());
    row.put("topic", finding.topic());
    row.put("what", finding.what());
    row.put("advice", finding.advice());
    return row;
  }
}
