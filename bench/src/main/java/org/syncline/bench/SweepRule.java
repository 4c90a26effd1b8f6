package org.syncline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An automation rule of the benchmark, and what SQL says of the same prospects.
 *
 * @param header how often it acts
 * @param criteria of the prospect, as rules say them
 * @param where the same in SQL
 * @param call what it has done
 */
record SweepRule(String name, String header, String criteria, String where, String call) {
  private static final int NOBODY = 10;
  private static final int FEW = 34;
  private static final String ONCE = "";

  /** Six that match one in a hundred, ten that match nobody, and the rest one or less in 500. */
  static List<SweepRule> all() {
    List<SweepRule> all = new ArrayList<>(oneInAHundred());
    IntStream.range(0, NOBODY).mapToObj(SweepRule::nobody).forEach(all::add);
    IntStream.range(0, FEW).mapToObj(SweepRule::few).forEach(all::add);
    return all;
  }

  private static List<SweepRule> oneInAHundred() {
    return List.of(
        new SweepRule("A high score", ONCE, score(987), sqlScore(987), tag("high")),
        new SweepRule(
            "Small companies of two countries",
            ONCE,
            countries(7) + ", number(\"employees\") < 1250",
            sqlCountries(7) + " and " + sqlNumber("employees") + " < 1250",
            tag("small")),
        new SweepRule("Long silent", ONCE, silent(494), sqlSilent(494), task("Silent")),
        new SweepRule(
            "A list of who is interested in a country",
            "@dynamic",
            country(1) + ", " + score(498),
            sqlCountry(1) + " and " + sqlScore(498),
            "act.addToList( $p, \"4711\" );"),
        new SweepRule(
            "Chiefs with a score, three times",
            "@repeat( days = 7, times = 3 )",
            "containsAny(\"jobTitle\", \"CEO;CFO\"), " + score(942),
            "(fields ->> 'jobTitle' like '%CEO%' or fields ->> 'jobTitle' like '%CFO%') and "
                + sqlScore(942),
            task("Call the chief")),
        new SweepRule(
            "An industry that was active",
            ONCE,
            industry(5) + ", daysSince(\"lastActivityAt\") < 200",
            sqlIndustry(5) + " and not " + sqlSilent(200),
            "act.addScore( $p, 5 );"));
  }

  private static SweepRule nobody(int number) {
    String name = "Nobody " + number;
    return switch (number % 3) {
      case 0 -> new SweepRule(name, ONCE, country(90 + number), sqlCountry(90 + number), tag(name));
      case 1 -> new SweepRule(name, ONCE, score(5000), sqlScore(5000), tag(name));
      default -> new SweepRule(name, ONCE, silent(5000), sqlSilent(5000), tag(name));
    };
  }

  private static SweepRule few(int number) {
    String name = "Few " + number;
    String call = call(number, name);
    return switch (number % 4) {
      case 0 ->
          new SweepRule(
              name,
              ONCE,
              country(number) + ", " + industry(number),
              sqlCountry(number) + " and " + sqlIndustry(number),
              call);
      case 1 ->
          new SweepRule(
              name,
              ONCE,
              countries(number) + ", " + silent(487),
              sqlCountries(number) + " and " + sqlSilent(487),
              call);
      case 2 ->
          new SweepRule(
              name,
              ONCE,
              score(950) + ", " + country(number),
              sqlScore(950) + " and " + sqlCountry(number),
              call);
      default ->
          new SweepRule(
              name,
              ONCE,
              "isNone(\"country\", \"C1;C2;C3;C4;C5\"), "
                  + industry(number)
                  + ", number(\"employees\") < 250",
              "fields ->> 'country' not in ('C1', 'C2', 'C3', 'C4', 'C5') and "
                  + sqlIndustry(number)
                  + " and "
                  + sqlNumber("employees")
                  + " < 250",
              call);
    };
  }

  /**
   * No two of them want different things of one field or status: rules that disagree do nothing.
   */
  private static String call(int number, String name) {
    return switch (number % 5) {
      case 0 -> tag(name);
      case 1 -> task(name);
      case 2 -> "act.addScore( $p, 1 );";
      case 3 -> "act.addToCampaign( $p, \"701000000000001AAA\", \"Sent\" );";
      default -> "act.notifyOwner( $p, \"" + name + "\", \"Look at \" + $p.text(\"email\") );";
    };
  }

  private static String tag(String tag) {
    return "act.addTag( $p, \"" + tag + "\" );";
  }

  private static String task(String subject) {
    return "act.createTask( $p, \"" + subject + "\", 3 );";
  }

  private static String country(int number) {
    return "text(\"country\") == \"C" + number + "\"";
  }

  private static String sqlCountry(int number) {
    return "fields ->> 'country' = 'C" + number + "'";
  }

  private static String countries(int number) {
    return "isAny(\"country\", \"C%d;C%d\")".formatted(number, number + 1);
  }

  private static String sqlCountries(int number) {
    return "fields ->> 'country' in ('C%d', 'C%d')".formatted(number, number + 1);
  }

  private static String industry(int number) {
    return "text(\"industry\") == \"I" + number + "\"";
  }

  private static String sqlIndustry(int number) {
    return "fields ->> 'industry' = 'I" + number + "'";
  }

  private static String score(int least) {
    return "number(\"score\") >= " + least;
  }

  private static String sqlScore(int least) {
    return sqlNumber("score") + " >= " + least;
  }

  private static String sqlNumber(String field) {
    return "(fields ->> '" + field + "')::numeric";
  }

  private static String silent(int days) {
    return "daysSince(\"lastActivityAt\") > " + days;
  }

  /** Half a day lies between any prospect and any limit, so that a look may take its time. */
  private static String sqlSilent(int days) {
    return "((fields ->> 'lastActivityAt')::timestamptz < now() - interval '" + days + " days')";
  }

  String drl() {
    return """
        rule "%s"
          %s
        when
          $p : Prospect( %s )
        then
          %s
        end
        """
        .formatted(name, header, criteria, call);
  }
}
