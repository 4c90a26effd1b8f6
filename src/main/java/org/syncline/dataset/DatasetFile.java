package org.syncline.dataset;

import java.io.IOException;

/**
 * A file that is being written, row by row. One that is not ended is not complete, and shows it.
 */
interface DatasetFile {
  /**
   * @param values by the dataset's columns: String, Long, Double, BigDecimal, Boolean, Instant,
   *     LocalDate, or null
   */
  void add(Object[] values) throws IOException;

  /** After the last row. Leaves the stream open. */
  void end() throws IOException;
}
