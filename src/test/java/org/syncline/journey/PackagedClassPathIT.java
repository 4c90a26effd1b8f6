package org.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the packaged server carries along. */
class PackagedClassPathIT {
  private static final Path APPLICATION = Path.of("target", "quarkus-app");

  @Test
  void packagedServer_ofTheJvm_hasTheEngineAndNoDroolsQuarkus() throws IOException {
    List<String> jars = names(APPLICATION.resolve("lib").resolve("main"));

    assertThat(jars).anyMatch(name -> name.startsWith("org.drools.drools-engine-"));
    assertThat(jars).noneMatch(name -> name.startsWith("org.drools.drools-quarkus"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
