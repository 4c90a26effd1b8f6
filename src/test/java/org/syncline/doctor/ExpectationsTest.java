package org.syncline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.record.FieldType;
import org.syncline.record.SystemName;
import org.syncline.testsupport.RuleFiles;

class ExpectationsTest {
  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void shipped() {
    files = RuleFiles.in(folder);
  }

  private ExpectedObject object(SystemName system, String name) {
    return Expectations.of(files.load().mappings(), system).stream()
        .filter(object -> object.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ExpectedField field(ExpectedObject object, String name) {
    List<ExpectedField> found =
        object.fields().stream().filter(field -> field.name().equals(name)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private void editLead(String from, String to) {
    files.edit(files.mapping("lead.yaml"), text -> text.replace(from, to));
  }

  @Test
  void mappedField_isExpectedWithTypeLengthAndWhetherItIsWritten() {
    ExpectedObject lead = object(SystemName.CRM, "Lead");
    assertThat(field(lead, "Email"))
        .isEqualTo(
            new ExpectedField(
                "Email", Optional.of(FieldType.EMAIL), true, true, Optional.of(80), Set.of()));
    assertThat(field(lead, "Status").written()).isFalse();
    assertThat(field(lead, "Id").type()).isEmpty();
    assertThat(field(lead, "Id").written()).isFalse();
  }

  @Test
  void created_isWhatSomeMappingCreates() {
    assertThat(object(SystemName.CRM, "Lead").created()).isTrue();
    assertThat(object(SystemName.CRM, "Contact").created()).isFalse();
    files.edit(
        files.mapping("contact.yaml"),
        text -> text.replace("recency: field", "recency: field\nreverseSync: true"));
    assertThat(object(SystemName.CRM, "Contact").created()).isTrue();
  }

  @Test
  void prospect_isExpectedOnceForBothMappings() {
    ExpectedObject prospect = object(SystemName.MARKETING, "prospect");
    assertThat(field(prospect, "score").written()).isFalse();
    assertThat(field(prospect, "email").createFed()).isTrue();
    assertThat(field(prospect, "salesforceId").written()).as("takes the partner's id").isTrue();
  }

  @Test
  void createFed_isWhatEveryCreatingMappingFeeds() {
    editLead(
        "marketing: email, crm: Email, type: email,",
        "marketing: email, crm: Email, type: email, direction: marketing-to-crm,");
    assertThat(field(object(SystemName.MARKETING, "prospect"), "email").createFed()).isFalse();
    assertThat(field(object(SystemName.CRM, "Lead"), "Status").createFed()).isFalse();
  }

  @Test
  void given_isAlwaysOnlyWithAStandInOrWhatIsRecognised() {
    ExpectedObject lead = object(SystemName.CRM, "Lead");
    assertThat(field(lead, "LastName").given()).isEqualTo(Given.ALWAYS);
    assertThat(field(lead, "Email").given()).isEqualTo(Given.ALWAYS);
    assertThat(field(lead, "City").given()).isEqualTo(Given.PERHAPS);
    editLead("crm: LastName,", "crm: LastName, direction: crm-to-marketing,");
    assertThat(field(object(SystemName.CRM, "Lead"), "LastName").given())
        .as("nothing is written there, on create neither")
        .isEqualTo(Given.NEVER);
  }

  @Test
  void words_areThoseOfNewRecordsToo() {
    assertThat(field(object(SystemName.CRM, "Lead"), "Company").words())
        .containsExactly("[not provided]");
    assertThat(field(object(SystemName.CRM, "Contact"), "LastName").words())
        .as("this mapping makes no contacts")
        .isEmpty();
  }

  @Test
  void words_areThoseOfTheSystemThatIsWritten() {
    editLead(
        "crm: Country, behavior: use-crm,",
        "crm: Country, behavior: use-crm, values: { DE: Germany },");
    assertThat(field(object(SystemName.CRM, "Lead"), "Country").words()).containsExactly("Germany");
    assertThat(field(object(SystemName.MARKETING, "prospect"), "country").words())
        .containsExactly("DE");
  }

  @Test
  void fieldThatIsNotSynced_isReadOnly() {
    editLead("crm: Industry, behavior: use-crm", "crm: Industry, behavior: do-not-sync");
    assertThat(field(object(SystemName.CRM, "Lead"), "Industry").written()).isFalse();
  }
}
