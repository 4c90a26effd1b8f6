package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

/** Accounts that are people, each with a contact that is the same person. */
class PersonAccountApiTest {
  private static final String ACCOUNT = "Account";
  private static final String CONTACT = "Contact";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private String ann() {
    return org.client()
        .create(
            ACCOUNT,
            new JsonObject()
                .put("FirstName", "Ann")
                .put("LastName", "Lee")
                .put("PersonEmail", "ann@x.org"));
  }

  private JsonObject read(String object, String id) {
    return org.client().get("sobjects/" + object + "/" + id).json();
  }

  private Answer change(String object, String id, String field, Object value) {
    return org.client()
        .patch("sobjects/" + object + "/" + id, new JsonObject().put(field, value).encode());
  }

  private String contactOf(String account) {
    return read(ACCOUNT, account).getString("PersonContactId");
  }

  @Test
  void account_withALastName_isAPersonWithAContact() {
    String account = ann();
    assertThat(read(ACCOUNT, account).getMap())
        .containsEntry("IsPersonAccount", true)
        .containsEntry("Name", "Ann Lee");
    assertThat(read(CONTACT, contactOf(account)).getMap())
        .containsEntry("IsPersonAccount", true)
        .containsEntry("AccountId", account)
        .containsEntry("Name", "Ann Lee")
        .containsEntry("Email", "ann@x.org");
  }

  @Test
  void account_ofACompany_isNoPerson() {
    String account = org.client().create(ACCOUNT, new JsonObject().put("Name", "Blue"));
    assertThat(read(ACCOUNT, account).getMap())
        .containsEntry("IsPersonAccount", false)
        .containsEntry("PersonContactId", null);
    String contact =
        org.client()
            .create(CONTACT, new JsonObject().put("LastName", "Lee").put("AccountId", account));
    assertThat(read(CONTACT, contact).getBoolean("IsPersonAccount")).isFalse();
  }

  @Test
  void edit_ofOne_changesTheOther() {
    String account = ann();
    String contact = contactOf(account);
    assertThat(change(CONTACT, contact, "Email", "lee@x.org").status()).isEqualTo(204);
    assertThat(read(ACCOUNT, account).getString("PersonEmail")).isEqualTo("lee@x.org");
    assertThat(change(ACCOUNT, account, "LastName", "Lo").status()).isEqualTo(204);
    assertThat(read(CONTACT, contact).getString("Name")).isEqualTo("Ann Lo");
    assertThat(read(ACCOUNT, account).getString("Name")).isEqualTo("Ann Lo");
  }

  @Test
  void nameOfACompany_ofAPerson_isRefused() {
    Answer answer = change(ACCOUNT, ann(), "Name", "Blue");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("INVALID_FIELD_FOR_INSERT_UPDATE", "Name");
  }

  @Test
  void lastName_ofAPerson_cannotBeBlanked() {
    String account = ann();
    Answer answer = change(ACCOUNT, account, "LastName", null);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("REQUIRED_FIELD_MISSING");
    assertThat(read(CONTACT, contactOf(account)).getString("Name")).isEqualTo("Ann Lee");
  }

  @Test
  void lastName_ofACompany_isRefused() {
    String account = org.client().create(ACCOUNT, new JsonObject().put("Name", "Blue"));
    Answer answer = change(ACCOUNT, account, "LastName", "Lee");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("INVALID_FIELD_FOR_INSERT_UPDATE", "LastName");
  }
}
