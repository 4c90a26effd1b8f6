package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Absorption;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSetLoader;
import org.syncline.testsupport.InMemorySystem;

/** What a create is, and what it is foreseen to bring. */
class CreateStepTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final RuleSet SHIPPED = RuleSetLoader.load(Path.of("rules"), Path.of("mappings"));

  private final InMemorySystem marketing =
      new InMemorySystem(
          SystemName.MARKETING, Clock.fixed(NOON, ZoneOffset.UTC), Duration.ZERO, true);

  private OutboxRow created(RuleSet ruleSet) {
    SyncBatch batch = new SyncBatch(ruleSet, NOON, true);
    new CreateStep(new NewRecords(List.of(marketing))).create(batch, lead(), SystemName.MARKETING);
    assertThat(batch.newWrites).hasSize(1);
    return batch.newWrites.get(0);
  }

  private static Mirrored lead() {
    Change seen =
        Change.read(
            RecordRef.crm("Lead", "00Q000000000001AAA"),
            NOON,
            Map.of("Email", FieldValue.of("a@x.org"), "Grade__c", FieldValue.of("B")),
            false,
            ChangedBy.USER,
            NOON);
    Mirrored alone = Absorption.absorb(Optional.empty(), seen, Map.of(), Map.of()).mirrored();
    return MatchKeys.keyed(alone, SHIPPED.mappings().of(SystemName.CRM, "Lead"));
  }

  @Test
  void create_whoseNewRecordIsTheMasterAndBlank_foreseesThatItsSourceIsBlanked() {
    assertThat(created(SHIPPED).follows().get("Grade__c").value()).isEqualTo(FieldValue.BLANK);
  }

  @Test
  void create_ruleThatFailsOnTheNewRecord_isMadeAllTheSame() {
    RuleSet failing =
        SHIPPED.with(
            SHIPPED.mappings(),
            (differences, known) -> {
              throw new IllegalStateException("charAt( 0 ) of nothing");
            });
    OutboxRow row = created(failing);
    assertThat(row.fields()).containsKey("email");
    assertThat(row.follows()).isEmpty();
  }
}
