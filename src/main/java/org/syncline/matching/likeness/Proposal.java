package org.syncline.matching.likeness;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.syncline.record.RecordRef;

/**
 * Two records that may be one person. It says so and no more: nothing is linked by it.
 *
 * @param bits all that speaks for it less all that speaks against it, as a logarithm of odds
 * @param evidence field by field, in the order of the mapping
 */
public record Proposal(
    RecordRef marketing, RecordRef crm, double bits, List<FieldEvidence> evidence)
    implements Comparable<Proposal> {

  /** The likeliest first. */
  private static final Comparator<Proposal> ORDER =
      Comparator.comparingDouble(Proposal::bits)
          .reversed()
          .thenComparing(Proposal::marketing)
          .thenComparing(Proposal::crm);

  @Override
  public int compareTo(Proposal that) {
    return ORDER.compare(this, that);
  }

  /** From 0 to 1. */
  public double likelihood() {
    return 1 / (1 + Math.pow(2, -bits));
  }

  /** For people: {@code Lead 00Q... with likelihood 0.98: last name 0.97, zip equal}. */
  public String reason() {
    return evidence.stream()
        .map(FieldEvidence::words)
        .collect(
            Collectors.joining(
                ", ", String.format(Locale.ROOT, "%s with likelihood %s: ", crm, rounded()), ""));
  }

  /** Never rounded up to a certainty. */
  private String rounded() {
    return String.format(Locale.ROOT, "%.2f", Math.min(0.99, Math.floor(likelihood() * 100) / 100));
  }
}
