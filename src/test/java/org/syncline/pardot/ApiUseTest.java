package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RemoteReadException;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.remote.ApiUse;

class ApiUseTest {
  private static final Duration PAUSE = Duration.ofMinutes(15);

  private final PardotOnSandbox pardot = new PardotOnSandbox();

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void apiUse_beforeTheFirstCall_isNotKnown() {
    assertThat(pardot.api.apiUse()).isEmpty();
  }

  @Test
  void apiUse_followsEachAnswer() {
    int id = pardot.prospects(1).get(0);
    pardot.writer.write(List.of(pardot.update(id, Map.of("city", "Ulm"))));
    assertThat(pardot.api.apiUse()).contains(new ApiUse(1, 100_000, pardot.ours.instant()));
    pardot.writer.write(List.of(pardot.update(id, Map.of("city", "Bonn"))));
    assertThat(pardot.api.apiUse()).contains(new ApiUse(2, 100_000, pardot.ours.instant()));
  }

  @Test
  void apiUse_answersOvertakingEachOther_isTheHighestCountOfTheDay() {
    assertThat(usedAfterACall()).isEqualTo(1);
    assertThat(usedAfterACall()).isEqualTo(2);
    pardot.answer("GET", "/api/v5", 1, 204, "", Map.of("x-api-usage", "1/100000"));
    assertThat(usedAfterACall()).isEqualTo(2);

    pardot.pass(Duration.ofDays(1));
    assertThat(usedAfterACall()).as("counted anew").isEqualTo(1);
  }

  private int usedAfterACall() {
    pardot.api.get("objects/prospects", Map.of("fields", "id"));
    return pardot.api.apiUse().orElseThrow().used();
  }

  @Test
  void dailyLimit_reached_pausesAllCallsInsteadOfTryingEachOne() {
    List<Integer> ids = pardot.prospects(30);
    pardot.server.pardot().dailyLimit(3);

    List<Delivery> answers =
        pardot.writer.write(
            ids.stream().map(id -> pardot.update(id, Map.of("city", "Ulm"))).toList());

    assertThat(answers.stream().filter(Delivery.Delivered.class::isInstance)).hasSize(3);
    assertThat(answers.stream().filter(RetryLater.class::isInstance))
        .hasSize(27)
        .allMatch(retry -> ((RetryLater) retry).after().equals(Optional.of(PAUSE)));
    assertThat(pardot.api.apiUse().orElseThrow().used()).isEqualTo(3);
    assertThat(pardot.server.pardot().refusedToday())
        .as("only those that were under way meanwhile")
        .isBetween(1, 5);
  }

  @Test
  void dailyLimit_reached_isTriedAgainEveryQuarterOfAnHour() {
    pardot.prospects(1);
    pardot.server.pardot().dailyLimit(0);
    assertThatThrownBy(this::poll)
        .isInstanceOfSatisfying(
            RemoteReadException.class, e -> assertThat(e.retryAfter()).contains(PAUSE))
        .hasMessageContaining("Daily API rate limit met");

    pardot.pass(PAUSE.minusSeconds(1));
    assertThatThrownBy(this::poll).hasMessageContaining("stay away for another 1 s");
    assertThat(pardot.server.pardot().refusedToday()).isEqualTo(1);

    pardot.pass(Duration.ofSeconds(1));
    assertThatThrownBy(this::poll).hasMessageContaining("Daily API rate limit met");
    assertThat(pardot.server.pardot().refusedToday()).isEqualTo(2);

    pardot.pass(Duration.ofDays(1));
    pardot.server.pardot().dailyLimit(100);
    assertThat(poll()).isEqualTo(1);
  }

  private int poll() {
    return pardot
        .reader
        .poll(PollSource.of("prospect"), Set.of("email"), PollCursor.START)
        .changes()
        .size();
  }
}
