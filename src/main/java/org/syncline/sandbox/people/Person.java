package org.syncline.sandbox.people;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** One person as one side knows them; the other side may know them a little differently. */
final class Person {
  private static final int ONE_IN_TEN = 10;
  private static final int ONE_IN_TWELVE = 12;

  private final Map<Trait, Object> traits;

  private Person(Map<Trait, Object> traits) {
    this.traits = traits;
  }

  /** A complete person; the number keeps addresses apart. */
  static Person draw(Pools pools, Random random, int number) {
    Map<Trait, Object> traits = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      if (trait != Trait.EMAIL) {
        traits.put(trait, pools.draw(trait, random));
      }
    }
    Person person = new Person(traits);
    person.live(pools.place(random));
    person.workFor(pools.company(random), number);
    return person;
  }

  private void live(Pools.Place place) {
    traits.put(Trait.CITY, place.city());
    traits.put(Trait.STATE, place.state());
    traits.put(Trait.ZIP, place.zip());
    traits.put(Trait.COUNTRY, place.country());
  }

  private void workFor(Pools.Company company, int number) {
    traits.put(Trait.COMPANY, company.name());
    traits.put(Trait.WEBSITE, "https://www." + company.domain());
    traits.put(Trait.INDUSTRY, company.industry());
    traits.put(Trait.REVENUE, company.revenue());
    traits.put(Trait.EMPLOYEES, company.employees());
    traits.put(
        Trait.EMAIL,
        address(traits.get(Trait.FIRST_NAME))
            + "."
            + address(traits.get(Trait.LAST_NAME))
            + number
            + "@"
            + company.domain());
  }

  private static String address(Object name) {
    return name.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /** The same person with about a tenth of the traits known otherwise. */
  Person differing(Pools pools, Random random) {
    Map<Trait, Object> other = new EnumMap<>(traits);
    for (Trait trait : Trait.values()) {
      if (trait != Trait.EMAIL && random.nextInt(ONE_IN_TEN) == 0) {
        other.put(trait, pools.draw(trait, random));
      }
    }
    return new Person(other);
  }

  /** The same person with dirt: values that nobody filled in, an address in other letters. */
  Person dirty(Random random) {
    Map<Trait, Object> dirty = new EnumMap<>(traits);
    for (Trait trait : Trait.values()) {
      if (trait.mayBeMissing() && random.nextInt(ONE_IN_TWELVE) == 0) {
        dirty.remove(trait);
      }
    }
    if (random.nextInt(ONE_IN_TEN) == 0) {
      dirty.computeIfPresent(Trait.EMAIL, (t, email) -> capitals(email.toString()));
    }
    return new Person(dirty);
  }

  private static String capitals(String email) {
    return email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1).replace(".e", ".E");
  }

  Object get(Trait trait) {
    return traits.get(trait);
  }

  /** The fields of a prospect. */
  Map<String, Object> asProspect(Map<String, Integer> campaigns) {
    Map<String, Object> fields = new LinkedHashMap<>();
    traits.forEach(
        (trait, value) ->
            trait
                .prospectField()
                .ifPresent(f -> fields.put(f, prospectValue(trait, value, campaigns))));
    return fields;
  }

  static Object prospectValue(Trait trait, Object value, Map<String, Integer> campaigns) {
    return switch (trait) {
      case CAMPAIGN -> campaigns.get(value.toString());
      case SCORE, OPTED_OUT, DO_NOT_CALL, DO_NOT_EMAIL -> value;
      default -> value.toString();
    };
  }

  /** The fields of a {@code Lead} or a {@code Contact}. */
  Map<String, Object> asCrm(String object, Map<String, Integer> campaigns) {
    Map<String, Object> fields = new LinkedHashMap<>();
    traits.forEach(
        (trait, value) ->
            trait
                .crmField(object)
                .ifPresent(f -> fields.put(f, crmValue(trait, value, campaigns))));
    return fields;
  }

  /** The CRM knows a Pardot campaign by its id. */
  private static Object crmValue(Trait trait, Object value, Map<String, Integer> campaigns) {
    return trait == Trait.CAMPAIGN ? campaigns.get(value.toString()).toString() : value;
  }
}
