package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.remote.RemoteCall;
import org.syncline.testsupport.SalesforceClient;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

class TokenApiTest {
  private static final String TOKEN = "/services/oauth2/token";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JWT =
      "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();
  private SalesforceClient client;

  @BeforeEach
  void plainForms() {
    client = org.client().without("Authorization").header("Content-Type", FORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant_type=client_credentials&client_id=app&client_secret=s",
        "grant_type=client_credentials&client_id=app&client_secret=s&format=json",
        "grant_type=password&client_id=c&client_secret=s&username=app&password=p",
      })
  void grant_withCredentials_givesATokenAndWhereTheOrgIs(String form) {
    JsonObject answer = client.post(TOKEN, form).json();
    assertThat(answer.fieldNames())
        .contains("access_token", "instance_url", "id", "token_type", "issued_at", "signature");
    assertThat(answer.getString("instance_url")).isEqualTo(org.server().baseUrl());
    assertThat(answer.getString("id")).endsWith(org.server().salesforce().userOf("app"));
    assertThat(answer.getString("issued_at")).isEqualTo("" + org.clock().millis());
    assertThat(signed(answer).get("limits").status()).isEqualTo(200);
  }

  @Test
  void clientCredentials_inTheHeader_areTaken() {
    String basic = Base64.getEncoder().encodeToString("app:s".getBytes(StandardCharsets.UTF_8));
    client.header("Authorization", "Basic " + basic);
    assertThat(client.post(TOKEN, "grant_type=client_credentials").status()).isEqualTo(200);
  }

  @Test
  void chunkedForm_isRead() throws IOException, InterruptedException {
    byte[] form = "grant_type=client_credentials&client_id=a&client_secret=b".getBytes();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(org.server().baseUrl() + TOKEN))
            .header("Content-Type", FORM)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1000})
  void jwt_withExpiryInSecondsOrMilliseconds_actsAsItsSubject(long unit) {
    long exp = org.clock().instant().plusSeconds(180).getEpochSecond() * unit;
    Answer answer =
        client.post(TOKEN, JWT + jwt("{\"sub\":\"ann@b.example\",\"exp\":" + exp + "}"));
    assertThat(answer.json().getString("id"))
        .endsWith(org.server().salesforce().userOf("ann@b.example"));
  }

  @Test
  void jwt_expiredOrUnreadable_isRefusedWithAnObject() {
    long exp = org.clock().instant().getEpochSecond() - 1;
    for (String bad : new String[] {jwt("{\"sub\":\"a\",\"exp\":" + exp + "}"), "a.b.c", "x"}) {
      Answer answer = client.post(TOKEN, JWT + bad);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().getString("error")).isEqualTo("invalid_grant");
      assertThat(answer.json().getString("error_description")).isNotEmpty();
    }
  }

  @Test
  void grant_unknownOrIncomplete_isRefusedWithAnObject() {
    assertThat(error("grant_type=device")).isEqualTo("unsupported_grant_type");
    assertThat(error("grant_type=client_credentials&client_id=a")).isEqualTo("invalid_client");
    assertThat(error("grant_type=password&username=a")).isEqualTo("invalid_grant");
    assertThat(error("")).isEqualTo("unsupported_grant_type");
  }

  @Test
  void token_missingUnknownRevokedOrOld_isInvalid() {
    assertThat(client.get("limits").code()).isEqualTo("INVALID_SESSION_ID");
    assertThat(signed("nonsense").get("limits").status()).isEqualTo(401);
    String first = token();
    client.get("/services/oauth2/revoke?token=" + RemoteCall.encoded(first));
    assertThat(signed(first).get("limits").status()).isEqualTo(401);
    String second = token();
    client.post("/services/oauth2/revoke", "token=" + RemoteCall.encoded(second));
    assertThat(signed(second).get("limits").status()).isEqualTo(401);
    String third = token();
    org.clock().advance(Duration.ofHours(3));
    assertThat(signed(third).get("limits").code()).isEqualTo("INVALID_SESSION_ID");
  }

  @Test
  void identity_bySchemeOrParameterOrUserinfo_tellsWhoSignedIn() {
    JsonObject answer =
        client.post(TOKEN, "grant_type=password&username=ann@b.example&password=p").json();
    String token = answer.getString("access_token");
    String id = answer.getString("id");
    JsonObject who = client.get(id + "?oauth_token=" + RemoteCall.encoded(token)).json();
    assertThat(who.getString("user_id")).isEqualTo(id.substring(id.lastIndexOf('/') + 1));
    assertThat(who.getString("display_name")).isEqualTo("ann@b.example");
    assertThat(client.header("Authorization", "OAuth " + token).get(id).json()).isEqualTo(who);
    assertThat(client.get("/services/oauth2/userinfo").json().getString("sub")).isEqualTo(id);
    assertThat(client.without("Authorization").get(id).status()).isEqualTo(401);
  }

  @Test
  void versions_neededByNobodySignedIn_areListedAlsoWithTwoSlashes() {
    assertThat(client.get("//services/data").array())
        .isEqualTo(client.get("/services/data").array());
    JsonObject newest = client.get("/services/data/").array().getJsonObject(2);
    assertThat(newest.getString("url")).isEqualTo("/services/data/v65.0");
    assertThat(org.newClient().get(newest.getString("url") + "/").json().getString("query"))
        .isEqualTo("/services/data/v65.0/query");
  }

  private String token() {
    return client
        .post(TOKEN, "grant_type=client_credentials&client_id=a&client_secret=b")
        .json()
        .getString("access_token");
  }

  private String error(String form) {
    return client.post(TOKEN, form).json().getString("error");
  }

  private SalesforceClient signed(JsonObject answer) {
    return signed(answer.getString("access_token"));
  }

  private SalesforceClient signed(String token) {
    return new SalesforceClient(org.server().baseUrl(), token);
  }

  private static String jwt(String claims) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".signature";
  }
}
