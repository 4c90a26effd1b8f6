package org.syncline.vendor;

import java.util.List;
import java.util.Map;
import org.syncline.record.Problem;

/** One row of an export. What is wrong in it is noted with its line and its column. */
final class VendorRow {
  private final String file;
  private final int line;
  private final Map<VendorColumn, String> cells;
  private final List<Problem> problems;

  VendorRow(String file, int line, Map<VendorColumn, String> cells, List<Problem> problems) {
    this.file = file;
    this.line = line;
    this.cells = cells;
    this.problems = problems;
  }

  int line() {
    return line;
  }

  boolean has(VendorColumn column) {
    return cells.containsKey(column);
  }

  /** The text of a cell; empty where there is none. */
  String cell(VendorColumn column) {
    return cells.getOrDefault(column, "").strip();
  }

  void problem(VendorColumn column, String message) {
    problems.add(new Problem(file, line, column.header(), message));
  }
}
