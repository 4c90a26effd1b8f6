package org.syncline.testsupport;

import java.nio.file.Path;
import java.util.List;
import org.syncline.doctor.Expectations;
import org.syncline.doctor.ExpectedObject;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSetLoader;

/** What the shipped mappings expect of a system. */
public final class ShippedMappings {
  private ShippedMappings() {}

  public static List<ExpectedObject> expect(SystemName system) {
    return Expectations.of(
        RuleSetLoader.load(Path.of("rules"), Path.of("mappings")).mappings(), system);
  }
}
