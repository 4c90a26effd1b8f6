package org.syncline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SandboxMainTest {
  @Test
  void arguments_given_becomeSettings() {
    SandboxSettings settings =
        SandboxMain.settings(
            "--people", "20", "--port", "0", "--pairs-only", "--edits-per-second", "0.5");
    assertThat(settings.people()).isEqualTo(20);
    assertThat(settings.port()).isZero();
    assertThat(settings.pairsOnly()).isTrue();
    assertThat(settings.editsPerSecond()).isEqualTo(0.5);
  }

  @Test
  void arguments_unknownOrWrong_areNamed() {
    assertThatThrownBy(() -> SandboxMain.settings("--poeple", "20"))
        .hasMessageContaining("--poeple");
    assertThatThrownBy(() -> SandboxMain.settings("--people", "many")).hasMessageContaining("many");
    assertThatThrownBy(() -> SandboxMain.settings("--people")).hasMessageContaining("--people");
  }
}
