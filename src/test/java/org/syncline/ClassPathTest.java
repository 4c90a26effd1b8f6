package org.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With drools-quarkus beside them, rules that are compiled at run time never fire. */
class ClassPathTest {
  @Test
  void classPath_ofTheJvm_hasTheEngineAndNoDroolsQuarkus() {
    List<String> drools =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> new File(path).getName())
            .filter(name -> name.startsWith("drools-"))
            .toList();

    assertThat(drools).anyMatch(name -> name.startsWith("drools-engine-"));
    assertThat(drools).noneMatch(name -> name.contains("quarkus"));
  }
}
