package org.syncline.doctor;

import java.util.List;
import org.syncline.record.SystemName;

/** The port through which a system is looked at before, or instead of, syncing with it. */
public interface SystemExaminer {
  SystemName system();

  /**
   * Looks at the system and changes nothing there. What is wrong with it is a finding, never an
   * exception.
   *
   * @param expected what the mappings expect of the system; empty where they cannot be read
   */
  List<Finding> examine(List<ExpectedObject> expected);
}
