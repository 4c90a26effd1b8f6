package org.syncline.sandbox.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.PardotClient.Answer;
import org.syncline.testsupport.SandboxClock;

/** Tags of prospects, and memberships of lists. */
class TagsApiTest {
  private static final String OBJECTS = "/api/v5/objects/";
  private static final String MEMBERSHIPS = OBJECTS + "list-memberships";

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private SandboxServer server;
  private PardotClient client;
  private PardotStore store;
  private int prospect;

  @BeforeEach
  void start() {
    server = SandboxServer.start(SandboxSettings.empty(), clock);
    client = new PardotClient(server.baseUrl(), server.tokens().issue("tester"));
    store = server.pardot().store();
    prospect =
        store.insert(
            "prospects", Map.of("email", "a@b.example", "firstName", "Ann", "lastName", "Lee"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void addTag_answersWithTheTagging_andCountsIt() {
    int tag = tag("hot");
    clock.advance(Duration.ofSeconds(9));
    Answer added = act("addTag", tag);

    assertThat(added.status()).isEqualTo(200);
    assertThat(added.json().getMap())
        .containsEntry("objectId", prospect)
        .containsEntry("objectType", "prospect")
        .containsEntry("tagId", tag)
        .containsKeys("id", "createdAt");
    assertThat(query("tagged-objects?fields=objectName,tag.name&objectId=" + prospect))
        .singleElement()
        .isEqualTo(
            new JsonObject()
                .put("objectName", "Ann Lee")
                .put("tag", new JsonObject().put("name", "hot")));
    assertThat(query("tags?fields=name,objectCount"))
        .containsExactly(new JsonObject().put("name", "hot").put("objectCount", 1));
    assertThat(store.get("prospects", prospect).orElseThrow())
        .as("the prospect itself is as it was")
        .containsEntry("updatedAt", clock.instant().minusSeconds(9).getEpochSecond());
  }

  @Test
  void removeTag_answersWithNothing_andTheTaggingIsGone() {
    int tag = tag("hot");
    act("addTag", tag);
    assertThat(act("removeTag", tag).status()).isEqualTo(204);
    assertThat(query("tagged-objects?fields=id&tagId=" + tag)).isEmpty();
    assertThat(store.get("tags", tag).orElseThrow()).containsEntry("objectCount", 0);
    assertThat(act("addTag", tag).status()).isEqualTo(200);
  }

  @Test
  void sameTagTwice_isRefused() {
    int tag = tag("hot");
    assertThat(act("removeTag", tag).code()).isEqualTo(206);
    act("addTag", tag);
    assertThat(act("addTag", tag).code()).isEqualTo(206);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tagName\":\"hot\"} | 208",
        "{\"tagId\":\"hot\"} | 206",
        "{\"tagId\":null} | 207",
        "{\"tagId\":999999} | 192"
      })
  void addTag_withWrongArguments_isRefused(String body, int code) {
    assertThat(client.post(action(prospect, "addTag"), body).code()).isEqualTo(code);
  }

  @Test
  void addTag_ofAProspectThatIsGone_isNotFound() {
    int tag = tag("hot");
    store.delete("prospects", prospect, "a marketer");
    assertThat(act("addTag", tag).code()).isEqualTo(109);
    assertThat(client.post(action(999_999, "addTag"), "{\"tagId\":" + tag + "}").code())
        .isEqualTo(109);
  }

  @Test
  void tagDeleted_isOnNothing() {
    int tag = tag("hot");
    act("addTag", tag);
    assertThat(client.delete(OBJECTS + "tags/" + tag).status()).isEqualTo(204);
    assertThat(query("tagged-objects?fields=id")).isEmpty();
    assertThat(act("addTag", tag).code()).isEqualTo(192);
  }

  @Test
  void membership_isFoundByItsListAndProspect() {
    int list = store.insert("lists", Map.of("name", "Guests", "isDynamic", false));
    int made = client.post(MEMBERSHIPS, membership(list, prospect)).json().getInteger("id");
    String pair = "&listId=" + list + "&prospectId=" + prospect;
    assertThat(query("list-memberships?fields=id,optedOut" + pair))
        .containsExactly(new JsonObject().put("id", made).put("optedOut", false));
    client.delete(MEMBERSHIPS + "/" + made);
    assertThat(query("list-memberships?fields=id&listId=" + list)).isEmpty();
    assertThat(client.delete(MEMBERSHIPS + "/" + made).code()).isEqualTo(109);
    assertThat(client.post(MEMBERSHIPS, membership(list, prospect)).json().getInteger("id"))
        .isGreaterThan(made);
  }

  @Test
  void membership_ofADynamicList_orOfWhatIsGone_isRefused() {
    int dynamic = store.insert("lists", Map.of("name", "All", "isDynamic", true));
    int list = client.post(OBJECTS + "lists", "{\"name\":\"x\"}").json().getInteger("id");
    assertThat(client.get(OBJECTS + "lists/" + list + "?fields=isDynamic").json().getMap())
        .containsEntry("isDynamic", false);
    assertThat(client.post(MEMBERSHIPS, membership(dynamic, prospect)).code()).isEqualTo(55);
    store.delete("prospects", prospect, "a marketer");
    assertThat(client.post(MEMBERSHIPS, membership(list, prospect)).code()).isEqualTo(3);
  }

  private int tag(String name) {
    String body = new JsonObject().put("name", name).encode();
    return client.post(OBJECTS + "tags", body).json().getInteger("id");
  }

  private Answer act(String action, int tag) {
    return client.post(action(prospect, action), "{\"tagId\":" + tag + "}");
  }

  private static String action(int prospect, String action) {
    return OBJECTS + "prospects/" + prospect + "/do/" + action;
  }

  private static String membership(int list, int prospect) {
    return new JsonObject().put("listId", list).put("prospectId", prospect).encode();
  }

  private JsonArray query(String path) {
    Answer answer = client.get(OBJECTS + path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().getJsonArray("values");
  }
}
