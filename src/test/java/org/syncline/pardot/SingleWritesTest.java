package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.sandbox.pardot.PardotSandbox;

class SingleWritesTest {
  private final PardotOnSandbox pardot = new PardotOnSandbox();

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void create_delivered_tellsIdStampAndWhatIsStored() {
    Delivered made =
        (Delivered) deliver(pardot.create(1, Map.of("email", "a@b.example", "score", 7)));

    int id = Integer.parseInt(made.recordId());
    assertThat(pardot.stored(id, "email")).isEqualTo("a@b.example");
    assertThat(made.stamp()).contains(Instant.parse("2026-11-24T09:00:00Z"));
    assertThat(made.stored())
        .isEqualTo(Map.of("email", FieldValue.of("a@b.example"), "score", FieldValue.of(7)));
  }

  @Test
  void update_ofValuesAndABlank_writesThoseFieldsOnly() {
    int id =
        pardot.store.insert(
            "prospects", Map.of("email", "a@b.example", "city", "Ulm", "zip", "89073"));
    pardot.pass(Duration.ofSeconds(5));
    Map<String, Object> fields = new HashMap<>();
    fields.put("city", null);
    fields.put("isDoNotCall", true);

    Delivered delivered = (Delivered) deliver(pardot.update(id, fields));

    assertThat(delivered.recordId()).isEqualTo("" + id);
    assertThat(delivered.stamp()).contains(Instant.parse("2026-11-24T09:00:05Z"));
    assertThat(delivered.stored())
        .isEqualTo(Map.of("city", FieldValue.BLANK, "isDoNotCall", FieldValue.of(true)));
    assertThat(pardot.stored(id, "city")).isNull();
    assertThat(pardot.stored(id, "zip")).isEqualTo("89073");
  }

  @Test
  void writes_ofOneBatch_areAnsweredEachInTheirOrder() {
    List<Integer> ids = pardot.prospects(2);
    List<Delivery> answers =
        pardot.writer.write(
            List.of(
                pardot.update(ids.get(0), Map.of("city", "Ulm")),
                pardot.update(999_999, Map.of("city", "Ulm")),
                pardot.update(ids.get(1), Map.of("score", "high"))));

    assertThat(answers.get(0)).isInstanceOf(Delivered.class);
    assertThat(rejection(answers.get(1)).code()).isEqualTo("109");
    assertThat(rejection(answers.get(2)).fields()).containsExactly("score");
  }

  @Test
  void callsAtATime_readsIncluded_areFiveAtMost() {
    PardotSandbox.Settings patient = PardotSandbox.Settings.defaults().withCallsAtATime(1000);
    try (PardotOnSandbox busy = new PardotOnSandbox(patient, Map.of())) {
      List<Integer> ids = busy.prospects(60);
      busy.slow("/api/v5/", Duration.ofMillis(10));
      CompletableFuture<?> reads =
          CompletableFuture.runAsync(
              () ->
                  ids.forEach(
                      id -> busy.writer.stamps("prospect", List.of("" + id), Instant.EPOCH)));
      List<Write> writes = new ArrayList<>();
      ids.forEach(id -> writes.add(busy.update(id, Map.of("city", "Ulm"))));

      assertThat(busy.writer.write(writes)).allMatch(Delivered.class::isInstance);
      reads.join();
      assertThat(busy.server.pardot().mostCallsAtATime()).isBetween(2, 5);
    }
  }

  @Test
  void deletedOrUnknownTarget_isGone() {
    int id = pardot.prospects(1).get(0);
    pardot.store.delete("prospects", id, "a marketer");

    Rejection deleted = rejection(deliver(pardot.update(id, Map.of("city", "Ulm"))));
    assertThat(deleted.code()).isEqualTo("219");
    assertThat(deleted.recordGone()).isTrue();

    Rejection unknown = rejection(deliver(pardot.update(999_999, Map.of("city", "Ulm"))));
    assertThat(unknown.code()).isEqualTo("109");
    assertThat(unknown.recordGone()).isTrue();
  }

  @Test
  void refusedValue_isRejectedAndNamesItsField() {
    int id = pardot.prospects(1).get(0);
    Rejection grade = rejection(deliver(pardot.update(id, Map.of("grade", "A", "city", "Ulm"))));
    assertThat(grade.code()).isEqualTo("180");
    assertThat(grade.fields()).containsExactly("grade");
    assertThat(grade.recordGone()).isFalse();

    Rejection email = rejection(deliver(pardot.update(id, Map.of("email", "nobody"))));
    assertThat(email.code()).isEqualTo("4");
    assertThat(email.fields()).containsExactly("email");

    Rejection city = rejection(deliver(pardot.update(id, Map.of("city", "x".repeat(256)))));
    assertThat(city.fields()).containsExactly("city");
    assertThat(city.message()).contains("at most 255");
    assertThat(pardot.stored(id, "city")).isNull();
  }

  private Delivery deliver(Write write) {
    return pardot.writer.write(List.of(write)).get(0);
  }

  private static Rejection rejection(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Rejected.class);
    return ((Rejected) delivery).rejections().get(0);
  }
}
