package org.syncline.dataset;

/**
 * A column of a dataset. Any value may be missing: the system did not say, or what it said is none.
 *
 * @param unit of a number; empty where it has none
 */
public record Column(String name, ColumnType type, String unit, String meaning) {
  static Column text(String name, String meaning) {
    return new Column(name, ColumnType.TEXT, "", meaning);
  }

  static Column count(String name, String of, String meaning) {
    return new Column(name, ColumnType.INTEGER, of, meaning);
  }

  static Column number(String name, String unit, String meaning) {
    return new Column(name, ColumnType.NUMBER, unit, meaning);
  }

  /**
   * @param currency the column that names it
   */
  static Column amount(String name, String currency, String meaning) {
    return new Column(name, ColumnType.AMOUNT, currency, meaning);
  }

  static Column flag(String name, String meaning) {
    return new Column(name, ColumnType.BOOLEAN, "", meaning);
  }

  static Column time(String name, String meaning) {
    return new Column(name, ColumnType.TIME, "", meaning);
  }

  static Column date(String name, String meaning) {
    return new Column(name, ColumnType.DATE, "", meaning);
  }
}
