package org.syncline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.ComparedAs;
import org.syncline.mapping.Direction;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Likeness;
import org.syncline.mapping.Likeness.Compared;
import org.syncline.mapping.Mapping;
import org.syncline.mirror.Absorption;
import org.syncline.mirror.Mirrored;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.rules.TestMapping;

/** What a mapping says of a field's words holds where records are compared, too. */
class ComparedRecordTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Mapping MAPPING =
      TestMapping.proposing(
          new Likeness(
              0.9,
              List.of(new Compared("lastName", "LastName", ComparedAs.NAME)),
              List.of(List.of(new Compared("lastName", "LastName", ComparedAs.NAME)))),
          field("lastName", "LastName", Map.of(SystemName.CRM, "[not provided]"), Map.of()),
          field("country", "Country", Map.of(), Map.of("DE", "Germany")));

  private static FieldMapping field(
      String marketing, String crm, Map<SystemName, String> onCreate, Map<String, String> values) {
    return new FieldMapping(
        marketing,
        crm,
        FieldType.TEXT,
        Direction.BOTH,
        Behavior.USE_CRM,
        Map.of(),
        Map.of(),
        onCreate,
        Optional.empty(),
        values);
  }

  private static Mirrored mirrored(RecordRef ref, Map<String, String> texts) {
    Map<String, FieldValue> fields = new HashMap<>();
    texts.forEach((name, text) -> fields.put(name, FieldValue.of(text)));
    Change seen = Change.read(ref, NOON, fields, false, ChangedBy.USER, NOON);
    return Absorption.absorb(Optional.empty(), seen, Map.of(), Map.of()).mirrored();
  }

  private static Mirrored lead(String lastName) {
    return mirrored(
        RecordRef.crm("Lead", "00Q000000000001AAA"),
        Map.of("LastName", lastName, "Country", "Germany", "Other__c", "X"));
  }

  @Test
  void standInForABlank_isBlank() {
    assertThat(ComparedRecord.of(lead("[not provided]"), MAPPING).field("LastName").blank())
        .isTrue();
  }

  @Test
  void crmWord_isMarketings() {
    RecordSnapshot compared = ComparedRecord.of(lead("Curie"), MAPPING);
    assertThat(compared.field("Country")).isEqualTo(FieldValue.of("DE"));
    assertThat(compared.field("LastName")).isEqualTo(FieldValue.of("Curie"));
    assertThat(compared.field("Other__c")).isEqualTo(FieldValue.of("X"));
  }

  @Test
  void marketingWord_staysAsItIs() {
    Mirrored prospect =
        mirrored(RecordRef.marketing("prospect", "7"), Map.of("country", "Germany"));
    assertThat(ComparedRecord.of(prospect, MAPPING).field("country"))
        .isEqualTo(FieldValue.of("Germany"));
  }

  @Test
  void keys_areMadeOfWhatIsMeant_andOfNothingWhereTheRecordIsGone() {
    List<Mapping> mappings = List.of(MAPPING);
    assertThat(MatchKeys.proposing(MatchKeys.keyed(lead("Curie"), mappings).matchKeys()))
        .containsExactly("like:lastName=KR");
    assertThat(MatchKeys.keyed(lead("[not provided]"), mappings).matchKeys()).isEmpty();
    Change gone = Change.read(lead("Curie").ref(), NOON, Map.of(), true, ChangedBy.USER, NOON);
    Mirrored deleted =
        Absorption.absorb(Optional.of(lead("Curie")), gone, Map.of(), Map.of()).mirrored();
    assertThat(MatchKeys.keyed(deleted, mappings).matchKeys()).isEmpty();
  }
}
