package org.syncline.bench;

import java.util.Map;

/** One thing that is measured, in processes of its own from beginning to end. */
interface Part {
  /** What was found, in the order in which it is shown. */
  Map<String, Double> measure(Run run) throws Exception;
}
