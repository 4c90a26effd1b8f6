package org.syncline.dataset;

import java.util.List;

/**
 * A dataset and its dictionary.
 *
 * @param name of its view, too
 * @param row what one row stands for
 * @param columns in the order in which they are in the view and in files
 */
public record Dataset(String name, String row, String description, List<Column> columns) {
  public Dataset {
    columns = List.copyOf(columns);
  }

  /** Its whole view. */
  String sql(String schema) {
    String names = String.join(", ", columns.stream().map(Column::name).toList());
    return "select " + names + " from " + schema + "." + name;
  }
}
