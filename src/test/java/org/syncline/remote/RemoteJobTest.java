package org.syncline.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RemoteJobTest {
  private final List<Long> rests = new ArrayList<>();
  private final Deque<Supplier<RemoteAnswer>> looks = new ArrayDeque<>();

  @Test
  void job_thatHasEndedAtOnce_isNotLookedAt() {
    assertThat(ended(job("done")).path("state").asText()).isEqualTo("done");
    assertThat(rests).isEmpty();
  }

  @Test
  void job_thatRuns_isLookedAtLessAndLessOften() {
    for (int i = 0; i < 8; i++) {
      looks.add(() -> answer(200, job("running").toString()));
    }
    looks.add(() -> answer(200, job("done").toString()));

    assertThat(ended(job("running")).path("state").asText()).isEqualTo("done");
    assertThat(rests).containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 3000L, 3000L, 3000L);
  }

  @Test
  void look_thatFails_saysNothing() {
    looks.add(() -> answer(503, "busy"));
    looks.add(() -> answer(200, "<html>no JSON</html>"));
    looks.add(
        () -> {
          throw RemoteCallException.notDone("asked to stay away", Optional.empty(), null);
        });
    looks.add(() -> answer(200, job("done").toString()));

    assertThat(ended(job("running")).path("state").asText()).isEqualTo("done");
  }

  @Test
  void job_thatNeverEnds_isLost() {
    RemoteCallException lost =
        catchThrowableOfType(RemoteCallException.class, () -> ended(job("running")));

    assertThat(lost).hasMessage("job 1 did not end in time");
    assertThat(lost.maybeDone()).isTrue();
    assertThat(rests.stream().mapToLong(Long::longValue).sum())
        .as("about an hour")
        .isBetween(3_500_000L, 3_700_000L);
  }

  @Test
  void wait_interrupted_isLostAndStaysInterrupted() {
    RemoteJob job =
        new RemoteJob(
            "job 1",
            () -> answer(200, "{}"),
            millis -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(() -> job.ended(job("running"), node -> false))
        .isInstanceOf(RemoteCallException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private JsonNode ended(JsonNode first) {
    return new RemoteJob("job 1", this::look, rests::add)
        .ended(first, node -> node.path("state").asText().equals("done"));
  }

  private RemoteAnswer look() {
    return looks.isEmpty() ? answer(200, job("running").toString()) : looks.poll().get();
  }

  private static JsonNode job(String state) {
    try {
      return RemoteJson.read("{\"state\":\"" + state + "\"}");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RemoteAnswer answer(int status, String body) {
    HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
    return new RemoteAnswer(status, none, body, Instant.EPOCH);
  }
}
