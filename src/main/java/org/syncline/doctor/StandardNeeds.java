package org.syncline.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.record.SystemName;

/**
 * What every Salesforce org demands of a new lead or contact, against what the mappings give. What
 * one org demands on top can only be seen there: {@code doctor} looks.
 */
public final class StandardNeeds {
  private static final Map<String, List<String>> NEEDED =
      Map.of("Lead", List.of("LastName", "Company"), "Contact", List.of("LastName"));

  private StandardNeeds() {}

  /** A field that a mapping does not surely give. */
  public record Lack(Mapping mapping, String field, Given given) {
    public boolean refusesAll() {
      return given == Given.NEVER;
    }

    public String message() {
      String needs = "a new %s needs %s, and ".formatted(mapping.object(SystemName.CRM), field);
      return refusesAll()
          ? needs + "this mapping gives it none: map it, with 'onCreate: { crm: ... }'"
          : needs
              + "a prospect that has none makes none: give it 'onCreate: { crm: \"[not provided]\""
              + " }'";
    }
  }

  public static List<Lack> lacks(MappingSet mappings) {
    List<Lack> lacks = new ArrayList<>();
    for (Mapping mapping : mappings.mappings()) {
      if (mapping.creates(SystemName.CRM)) {
        NEEDED
            .getOrDefault(mapping.object(SystemName.CRM), List.of())
            .forEach(field -> lacks.add(lack(mapping, field)));
      }
    }
    lacks.removeIf(lack -> lack.given() == Given.ALWAYS);
    return lacks;
  }

  private static Lack lack(Mapping mapping, String field) {
    return new Lack(mapping, field, Given.of(mapping, SystemName.CRM, field));
  }
}
