package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.Problem;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.Yaml;

/** Files of what is only kept: read with the mappings, and every mistake told. */
class KeptFilesTest {
  private static final String GOOD =
      """
      keep: Subscription__c
      system: crm
      fields: [ Name, Contact__c, Plan__c ]
      parents: { Contact__c: Contact }
      namedBy: { Lead: Subscription__c }
      """;

  @TempDir Path folder;

  @BeforeEach
  void mapping() throws IOException {
    for (String file : List.of("contact.yaml", "lead.yaml")) {
      Files.copy(Path.of("mappings", file), folder.resolve(file));
    }
  }

  private MappingLoader.Loaded load(String text) throws IOException {
    Files.writeString(folder.resolve("subscription.yaml"), text);
    return MappingLoader.load(folder);
  }

  @Test
  void goodFile_isRead_andWhatNamesItIsReadToo() throws IOException {
    MappingLoader.Loaded loaded = load(GOOD);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.mappings().kept(SystemName.CRM))
        .extracting(KeptObject::object)
        .containsExactly("Subscription__c");
    assertThat(loaded.mappings().readNames(SystemName.CRM, "Lead")).contains("Subscription__c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "system: crm | system: sales | 2 | system | unknown word 'sales', allowed: crm, marketing",
        "system: crm | '' | 1 | '' | the key 'system' is missing",
        "fields: [ Name, Contact__c, Plan__c ] | '' | 1 | '' | the key 'fields' is missing",
        "Plan__c ] | Name, Plan__c ] | 3 | Name | the field is given twice",
        "parents: | parent: | 4 | '' | unknown key 'parent', allowed: fields, keep, metrics, namedBy,"
            + " parents, system",
        "{ Contact__c: Contact } | { Other__c: Contact } | 4 | parents | the field 'Other__c' is not"
            + " among fields: Contact__c, Name, Plan__c",
        "{ Contact__c: Contact } | { Contact__c: Contract } | 0 | parents | no mapping reads or keeps"
            + " 'Contract', allowed: Contact, Lead, Subscription__c",
        "{ Lead: Sub | { Leed: Sub | 0 | namedBy | no mapping reads or keeps 'Leed', allowed: Contact,"
            + " Lead",
        "namedBy: { Lead: Subscription__c } | metrics: { sent: Sent__c } | 5 | metrics | only crm's"
            + " Campaign has metrics",
        "namedBy: { Lead: Subscription__c } | metrics: { send: Sent__c } | 5 | metrics | unknown key"
            + " 'send', allowed: click-rate, click-to-open, clicks, delivered, form-submissions,"
            + " opens, sent",
        "keep: Subscription__c | keep: Lead | 0 | keep | Lead is synced by a mapping already",
      })
  void mistake_isTold(String right, String wrong, int line, String place, String message)
      throws IOException {
    String text = GOOD.replace(right, wrong);
    assertThat(text).isNotEqualTo(GOOD);
    assertThat(load(text).problems())
        .contains(
            new Problem(folder.resolve("subscription.yaml").toString(), line, place, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contact.yaml | crm: latestOpenOpportunity.Stage, direction: crm-to-marketing | department |"
            + " unknown field 'Stage' after latestOpenOpportunity., allowed: Amount, StageName",
        "lead.yaml | crm: latestOpenOpportunity.Amount, direction: crm-to-marketing | department |"
            + " latestOpenOpportunity.Amount is of contacts, not of Lead",
        "lead.yaml | crm: latest.Opportunity.Amount, direction: crm-to-marketing | department |"
            + " latest.Opportunity.Amount: no kept object names a Lead",
        "lead.yaml | crm: latest.Plan__c.Name, direction: crm-to-marketing | department |"
            + " no file in the folder kept keeps Plan__c",
      })
  void derivedField_thatIsNotKept_isTold(String file, String crm, String place, String message)
      throws IOException {
    Path mapping = folder.resolve(file);
    String text = Files.readString(mapping);
    String department =
        text.contains("crm: Department__c") ? "crm: Department__c" : "crm: Department";
    Files.writeString(mapping, text.replace(department + ",", crm + ","));
    Files.writeString(
        folder.resolve("o.yaml"), "keep: Opportunity\nsystem: crm\nfields: [ Amount, StageName ]");
    int line = Files.readString(mapping).split(crm.split(",")[0])[0].split("\n").length;
    assertThat(load(GOOD).problems())
        .contains(new Problem(mapping.toString(), line, place, message));
  }

  @Test
  void engagement_thatIsNotSummedUp_isTold() throws IOException {
    Path mapping = folder.resolve("lead.yaml");
    Files.writeString(
        mapping,
        Files.readString(mapping)
            .replace(
                "fields:\n",
                "fields:\n  - { marketing: engagement.likes, crm: Likes__c, direction:"
                    + " marketing-to-crm, behavior: always-marketing }\n"));
    assertThat(load(GOOD).problems())
        .singleElement()
        .asString()
        .contains(
            "lead.yaml:", ": engagement.likes: unknown field 'likes' after engagement., allowed: ");
  }

  @Test
  void editors_sayTheSame() throws IOException {
    assertThat(schemaProblems(GOOD)).isEmpty();
    assertThat(schemaProblems(GOOD.replace("crm", "sales"))).isNotEmpty();
    assertThat(schemaProblems(GOOD.replace("parents", "parent"))).isNotEmpty();
    try (Stream<Path> shipped = Files.list(Path.of("mappings", "kept"))) {
      for (Path file : shipped.toList()) {
        assertThat(schemaProblems(Files.readString(file))).as(file.toString()).isEmpty();
      }
    }
  }

  private static Set<ValidationMessage> schemaProblems(String yaml) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode schema = json.readTree(Path.of("mappings", "kept.schema.json").toFile());
    Object read = new Yaml().load(yaml);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(json.valueToTree(read));
  }

  @Test
  void parentThatNobodySyncs_isNotWaitedFor() throws IOException {
    Files.delete(folder.resolve("contact.yaml"));
    MappingLoader.Loaded loaded = load(GOOD);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.mappings().kept(SystemName.CRM).get(0).parents()).isEmpty();
  }

  @Test
  void sameObjectTwice_isTold() throws IOException {
    Files.writeString(folder.resolve("again.yaml"), GOOD);
    assertThat(load(GOOD).problems())
        .singleElement()
        .asString()
        .endsWith(":1: keep: Subscription__c is kept by another file, too");
  }

  @Test
  void parents_areReadBeforeWhatNamesThem() {
    assertThat(MappingLoader.load(Path.of("mappings")).mappings().kept(SystemName.CRM))
        .extracting(KeptObject::object)
        .containsSubsequence("Account", "Campaign", "Opportunity", "OpportunityContactRole");
  }

  @Test
  void rolesOfUsers_areRead_andMistakesTold() throws IOException {
    Path users = folder.resolve("users.yaml");
    Files.writeString(users, "users: { defaultRole: Sales, roles: { Boss: Administrator } }");
    UserRoles roles = load(GOOD).mappings().users();
    assertThat(roles.of("Boss")).isEqualTo("Administrator");
    assertThat(roles.of("Clerk")).isEqualTo("Sales");
    Files.writeString(users, "users: { roles: { Boss: [ Administrator ] } }");
    assertThat(load(GOOD).problems())
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "the key 'defaultRole' is missing", "expected a text, found a list");
  }
}
