package org.syncline.matching.likeness;

import java.util.Locale;
import org.syncline.mapping.Likeness.Compared;

/**
 * What one field says for or against two records being one person.
 *
 * @param words for people: {@code last name 0.97}
 * @param bits how much it says, as a logarithm; negative where it speaks against
 */
public record FieldEvidence(String words, double bits) {

  /** Of a prospect's field and a CRM record's; the two may belong to different compared fields. */
  static FieldEvidence of(
      Closeness closeness, Compared marketing, String one, Compared crm, String other) {
    String name = marketing.equals(crm) ? label(marketing) : label(marketing) + " as " + label(crm);
    if (one.isEmpty() || other.isEmpty()) {
      return new FieldEvidence(name + " unknown", 0);
    }
    double close = closeness.of(marketing.as(), one, other);
    Agreement agreement = Agreement.of(marketing.as(), close);
    return new FieldEvidence(
        name + " " + agreement.words(close), Weights.of(marketing.as(), agreement));
  }

  FieldEvidence with(double more) {
    return new FieldEvidence(words, bits + more);
  }

  /** {@code dateOfBirth__c} in words. */
  private static String label(Compared field) {
    return field
        .marketing()
        .replaceAll("__c$", "")
        .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replace('_', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
