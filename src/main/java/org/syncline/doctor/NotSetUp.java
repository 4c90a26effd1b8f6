package org.syncline.doctor;

import java.util.List;
import org.syncline.record.SystemName;

/** Stands for a system for which a setting is missing or wrong. */
public record NotSetUp(SystemName system, String why) implements SystemExaminer {
  @Override
  public List<Finding> examine(List<ExpectedObject> expected) {
    return List.of(
        Finding.problem(
            "settings",
            why,
            "Set it in the environment (SYNCLINE_...) or in config/application.properties."));
  }
}
