package org.syncline.sandbox.people;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Names, towns and companies to combine people from: making each person anew would take too long.
 */
final class Pools {
  static final List<String> GRADES = List.of("A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D", "F");
  static final List<String> CAMPAIGNS =
      List.of(
          "Website Tracking",
          "Spring Trade Fair",
          "Newsletter",
          "Product Webinar",
          "Partner Referral",
          "Autumn Road Show");

  private static final int NAMES = 1500;
  private static final int PLACES = 400;
  private static final int COMPANIES = 800;
  private static final List<String> SALUTATIONS = List.of("Mr.", "Ms.", "Mrs.", "Dr.", "Prof.");
  private static final List<String> SOURCES =
      List.of("Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other");
  private static final List<String> INDUSTRIES =
      List.of(
          "Agriculture",
          "Banking",
          "Biotechnology",
          "Chemicals",
          "Construction",
          "Education",
          "Electronics",
          "Energy",
          "Engineering",
          "Healthcare",
          "Insurance",
          "Manufacturing",
          "Media",
          "Retail",
          "Technology",
          "Transportation",
          "Utilities");
  private static final List<String> DEPARTMENTS =
      List.of(
          "Purchasing", "Sales", "Marketing", "Finance", "Operations", "IT", "Legal", "Research");
  private static final List<String> RATINGS = List.of("Hot", "Warm", "Cold");
  private static final List<String> STATUSES =
      List.of("Open - Not Contacted", "Working - Contacted", "Closed - Not Converted");
  private static final List<String> COMMENTS =
      List.of(
          "Asked for a quote.",
          "Met at the trade fair; wants a demonstration.",
          "Prefers e-mail to calls.",
          "Budget is decided in autumn.",
          "Moved here from another supplier.",
          "Call back after the holidays.");

  /** A company, its web domain and its line of business. */
  record Company(String name, String domain, String industry, long revenue, int employees) {}

  /** A town with what belongs to it. */
  record Place(String city, String state, String zip, String country) {}

  private final List<String> firstNames;
  private final List<String> lastNames;
  private final List<String> jobTitles;
  private final List<String> streets;
  private final List<Place> places;
  private final List<Company> companies;

  Pools(long seed) {
    Random random = new Random(seed);
    Faker faker = new Faker(Locale.US, random);
    firstNames = pool(NAMES, () -> faker.name().firstName());
    lastNames = pool(NAMES, () -> faker.name().lastName());
    jobTitles = pool(PLACES, () -> faker.job().title());
    streets = pool(NAMES, () -> faker.address().streetName());
    places =
        Stream.generate(
                () ->
                    new Place(
                        faker.address().cityName(),
                        faker.address().state(),
                        faker.address().zipCode(),
                        "United States"))
            .limit(PLACES)
            .toList();
    companies = Stream.generate(() -> company(faker, random)).limit(COMPANIES).toList();
  }

  private static List<String> pool(int size, Supplier<String> one) {
    return Stream.generate(one).limit(size).toList();
  }

  private static Company company(Faker faker, Random random) {
    String name = faker.company().name();
    String domain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "")
            + ".example";
    int employees = 5 + random.nextInt(5000);
    return new Company(name, domain, pick(INDUSTRIES, random), employees * 150_000L, employees);
  }

  static <T> T pick(List<T> pool, Random random) {
    return pool.get(random.nextInt(pool.size()));
  }

  List<Company> companies() {
    return companies;
  }

  Company company(Random random) {
    return pick(companies, random);
  }

  Place place(Random random) {
    return pick(places, random);
  }

  /** A value for a trait, drawn afresh. */
  Object draw(Trait trait, Random random) {
    return switch (trait) {
      case FIRST_NAME -> pick(firstNames, random);
      case LAST_NAME -> pick(lastNames, random);
      case SALUTATION -> pick(SALUTATIONS, random);
      case JOB_TITLE -> pick(jobTitles, random);
      case DEPARTMENT -> pick(DEPARTMENTS, random);
      case COMPANY -> company(random).name();
      case WEBSITE -> "https://www." + company(random).domain();
      case INDUSTRY -> pick(INDUSTRIES, random);
      case PHONE, FAX, MOBILE -> phone(random);
      case STREET -> (1 + random.nextInt(900)) + " " + pick(streets, random);
      case FLOOR -> "Floor " + (1 + random.nextInt(30));
      case CITY -> place(random).city();
      case STATE -> place(random).state();
      case ZIP -> place(random).zip();
      case COUNTRY -> pick(List.of("United States", "Germany", "United Kingdom", "France"), random);
      case TERRITORY -> pick(List.of("North", "South", "East", "West"), random);
      case REVENUE -> company(random).revenue();
      case EMPLOYEES -> company(random).employees();
      case YEARS_IN_BUSINESS -> 1 + random.nextInt(90);
      case COMMENTS -> pick(COMMENTS, random);
      case SOURCE -> pick(SOURCES, random);
      case SCORE -> random.nextInt(40) * 5;
      case GRADE -> pick(GRADES, random);
      case CAMPAIGN -> pick(CAMPAIGNS, random);
      case OPTED_OUT, DO_NOT_CALL, DO_NOT_EMAIL -> random.nextInt(20) == 0;
      case RATING -> pick(RATINGS, random);
      case STATUS -> pick(STATUSES, random);
      case EMAIL -> throw new IllegalArgumentException("an address is made from the name");
    };
  }

  private static String phone(Random random) {
    int area = 201 + random.nextInt(700);
    return "(" + area + ") 555-" + String.valueOf(10_000 + random.nextInt(10_000)).substring(1);
  }
}
