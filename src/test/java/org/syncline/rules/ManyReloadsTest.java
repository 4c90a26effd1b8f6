package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.testsupport.RuleFiles;

/**
 * Reloads leave nothing behind. A few here; {@code .ci/run} asks for a thousand by {@code
 * -Dreloads=1000}.
 */
class ManyReloadsTest {
  private static final int RELOADS = Integer.getInteger("reloads", 60);

  /** Until caches are full and the compiler of the JVM has nothing left to compile. */
  private static final int WARM_UP = Math.max(20, RELOADS / 10);

  private static final int MEGABYTE = 1024 * 1024;
  private static final int MOST_GROWTH = 8 * MEGABYTE;

  @TempDir Path folder;

  /** Bytes in use, when all that is garbage has gone. */
  private record Memory(long heap, long metaspace) {
    static Memory used() {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      return new Memory(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getName().equals("Metaspace"))
              .mapToLong(pool -> pool.getUsage().getUsed())
              .sum());
    }

    @Override
    public String toString() {
      return "heap %.1f MB, metaspace %.1f MB"
          .formatted(heap / (double) MEGABYTE, metaspace / (double) MEGABYTE);
    }
  }

  @Test
  void reloads_leaveHeapAndMetaspaceWhereTheyWere() {
    RuleFiles files = RuleFiles.in(folder);
    RuleSet current = reload(files, 0, WARM_UP);
    Memory before = Memory.used();
    current = reload(files, WARM_UP, RELOADS);
    Memory after = Memory.used();
    System.out.printf("%d reloads: %s, before %s%n", RELOADS, after, before);
    assertThat(current.rules()).extracting(RuleSet.RuleName::name).contains("Edit " + RELOADS);
    assertThat(after.heap() - before.heap())
        .as("%s, before %s", after, before)
        .isLessThan(MOST_GROWTH);
    assertThat(after.metaspace() - before.metaspace())
        .as("%s, before %s", after, before)
        .isLessThan(MOST_GROWTH);
  }

  private static RuleSet reload(RuleFiles files, int from, int to) {
    RuleSet current = null;
    for (int i = from + 1; i <= to; i++) {
      files.write(
          files.rule("own.drl"),
          """
          rule "Edit %d"
          when
            $d : FieldDifference( field == "phone", crm.present )
          then
            propose.override().takeCrm( $d );
          end
          """
              .formatted(i));
      current = files.load();
    }
    return current;
  }
}
