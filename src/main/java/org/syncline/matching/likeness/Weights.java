package org.syncline.matching.likeness;

import java.util.EnumMap;
import java.util.Map;
import org.syncline.mapping.ComparedAs;

/**
 * What an agreement is worth in bits: how much more often the values of one and the same person
 * agree so than those of two people, as a logarithm. The shares are rounded from the even half of
 * the Febrl data; a phone is taken for a code, and a date for a day of birth.
 */
final class Weights {
  /** Of all pairs of records, about one in 30,000 is one person. */
  static final double BEFOREHAND = -15;

  /** First and last name are in each other's field in one of twenty pairs. */
  static final double EXCHANGED = bits(0.05, 1);

  /** A town shares city and postal code, and colleagues their company: together they count once. */
  static final double MOST_OF_MANY = 9;

  /** A household shares street and phone as well: too little where only one name agrees. */
  static final double MOST_OF_HOUSEHOLD = 13;

  private static final Map<ComparedAs, Map<Agreement, Double>> BITS =
      new EnumMap<>(
          Map.of(
              ComparedAs.NAME, table(0.72, 0.0034, 0.18, 0.0015),
              ComparedAs.STREET, table(0.68, 0.0006, 0.27, 0.0005),
              ComparedAs.TEXT, table(0.68, 0.0006, 0.27, 0.0005),
              ComparedAs.CODE, table(0.84, 0.001, 0.12, 0.012),
              ComparedAs.PHONE, table(0.84, 0.001, 0.12, 0.012),
              ComparedAs.DATE, table(0.93, 0.0001, 0.03, 0.005),
              ComparedAs.PICKLIST, table(0.95, 0.22, 0.01, 0.01)));

  private Weights() {}

  static double of(ComparedAs as, Agreement agreement) {
    return BITS.get(as).get(agreement);
  }

  private static Map<Agreement, Double> table(
      double equalOfOne, double equalOfTwo, double closeOfOne, double closeOfTwo) {
    return new EnumMap<>(
        Map.of(
            Agreement.EQUAL, bits(equalOfOne, equalOfTwo),
            Agreement.CLOSE, bits(closeOfOne, closeOfTwo),
            Agreement.DIFFERENT, bits(1 - equalOfOne - closeOfOne, 1 - equalOfTwo - closeOfTwo)));
  }

  private static double bits(double ofOne, double ofTwo) {
    return Math.log(ofOne / ofTwo) / Math.log(2);
  }
}
