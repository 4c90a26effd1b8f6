package org.syncline.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.Write;
import org.syncline.outbox.Write.Kind;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

class InMemorySystemTest {
  private static final String MEMBERSHIP = "listMembership";

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private final InMemorySystem marketing =
      new InMemorySystem(SystemName.MARKETING, clock, Duration.ofSeconds(90), true);

  @Test
  void tags_comeAndGo_andLeaveTheRecordAsItIs() {
    String id = marketing.create("prospect", Map.of("email", "a@b.example"));
    tag(Kind.TAG, id, "hot");
    tag(Kind.TAG, id, "hot");
    tag(Kind.TAG, id, "vip");
    tag(Kind.UNTAG, id, "hot");
    assertThat(marketing.tags(id)).containsExactly("vip");
    marketing.delete(id);
    assertThat(rejection(tag(Kind.TAG, id, "cold")).recordGone()).isTrue();
  }

  @Test
  void membership_madeTwiceOrEndedTwice_isRefused() {
    Map<String, FieldValue> pair =
        Map.of("listId", FieldValue.of(7), "prospectId", FieldValue.of(8));
    String id = ((Delivered) write(MEMBERSHIP, Kind.CREATE, Optional.empty(), pair)).recordId();
    assertThat(rejection(write(MEMBERSHIP, Kind.CREATE, Optional.empty(), pair)).code())
        .isEqualTo("58");
    assertThat(write(MEMBERSHIP, Kind.ARCHIVE, Optional.of(id), Map.of()))
        .isInstanceOf(Delivered.class);
    assertThat(rejection(write(MEMBERSHIP, Kind.ARCHIVE, Optional.of(id), Map.of())).recordGone())
        .isTrue();
    assertThat(write(MEMBERSHIP, Kind.CREATE, Optional.empty(), pair))
        .isInstanceOf(Delivered.class);
    assertThat(marketing.all(MEMBERSHIP)).hasSize(1);
  }

  private Delivery tag(Kind kind, String id, String name) {
    return write("prospect", kind, Optional.of(id), Map.of(Write.TAG_NAME, FieldValue.of(name)));
  }

  private Delivery write(
      String object, Kind kind, Optional<String> id, Map<String, FieldValue> fields) {
    return marketing.write(List.of(new Write(1, object, kind, id, fields, clock.instant()))).get(0);
  }

  private static Rejection rejection(Delivery delivery) {
    return ((Rejected) delivery).rejections().get(0);
  }
}
