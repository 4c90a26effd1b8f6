package org.syncline.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syncline.record.DerivedFields;
import org.syncline.record.Problem;
import org.syncline.record.SystemName;

/** Whether what mappings name of kept records is kept at all. */
record DerivedCheck(MappingSet mappings, MappingPlaces places) {
  private static final String OPPORTUNITY = "Opportunity";
  private static final String CONTACT = "Contact";

  List<Problem> problems() {
    return mappings.mappings().stream()
        .flatMap(
            mapping -> mapping.fields().stream().flatMap(field -> problem(mapping, field).stream()))
        .toList();
  }

  private Optional<Problem> problem(Mapping mapping, FieldMapping field) {
    return Stream.of(opportunity(mapping, field), engagement(field), latest(mapping, field))
        .flatMap(Optional::stream)
        .findFirst()
        .map(why -> places.at(mapping, field.crm(), why))
        .map(at -> new Problem(at.file(), at.line(), field.marketing(), at.message()));
  }

  private Optional<String> opportunity(Mapping mapping, FieldMapping field) {
    return wrong(field.crm(), DerivedFields.OPPORTUNITY, ofOpportunities())
        .or(
            () ->
                Optional.of(field.crm() + " is of contacts, not of " + mapping.crm())
                    .filter(why -> field.crm().startsWith(DerivedFields.OPPORTUNITY))
                    .filter(why -> !mapping.crm().equals(CONTACT)));
  }

  private Optional<String> engagement(FieldMapping field) {
    return wrong(field.marketing(), DerivedFields.ENGAGEMENT, DerivedFields.ENGAGEMENTS);
  }

  private Optional<String> latest(Mapping mapping, FieldMapping field) {
    if (!field.crm().startsWith(DerivedFields.LATEST)) {
      return Optional.empty();
    }
    Set<String> allowed = new HashSet<>();
    mappings.kept(SystemName.CRM).stream()
        .filter(object -> object.parents().containsValue(mapping.crm()))
        .forEach(
            object -> object.fields().forEach(name -> allowed.add(object.object() + "." + name)));
    String object = field.crm().substring(DerivedFields.LATEST.length()).split("\\.", 2)[0];
    if (mappings.kept(SystemName.CRM).stream().noneMatch(one -> one.object().equals(object))) {
      return Optional.of("no file in the folder kept keeps " + object);
    }
    return allowed.isEmpty()
        ? Optional.of("%s: no kept object names a %s".formatted(field.crm(), mapping.crm()))
        : wrong(field.crm(), DerivedFields.LATEST, allowed);
  }

  private static Optional<String> wrong(String name, String prefix, Set<String> allowed) {
    return name.startsWith(prefix) && !allowed.contains(name.substring(prefix.length()))
        ? Optional.of(
            "unknown field '%s' after %s, allowed: %s"
                .formatted(name.substring(prefix.length()), prefix, YamlReader.sorted(allowed)))
        : Optional.empty();
  }

  private Set<String> ofOpportunities() {
    return mappings.kept(SystemName.CRM).stream()
        .filter(one -> one.object().equals(OPPORTUNITY))
        .findFirst()
        .map(KeptObject::fields)
        .orElse(Set.of());
  }
}
