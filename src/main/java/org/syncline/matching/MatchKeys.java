package org.syncline.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SalesforceId;
import org.syncline.record.SystemName;

/**
 * The normalised values under which two records find each other. Both sides make the same text of
 * the same match pair, so that equal texts mean a match. A blank is never a key.
 */
public final class MatchKeys {
  private static final String CRM_ID = "Id";

  private MatchKeys() {}

  /** The keys of a record, by match pair, over all mappings of its object. */
  public static Map<MatchPair, String> of(Mirrored mirrored, List<Mapping> mappings) {
    Map<MatchPair, String> keys = new LinkedHashMap<>();
    for (Mapping mapping : mappings) {
      for (MatchPair pair : mapping.match()) {
        String value = value(mirrored, pair);
        if (!value.isEmpty()) {
          keys.put(pair, pair.marketing() + "=" + pair.crm() + ":" + value);
        }
      }
    }
    return keys;
  }

  public static Mirrored keyed(Mirrored mirrored, List<Mapping> mappings) {
    return mirrored.matchKeys(
        mirrored.deleted() ? new TreeSet<>() : new TreeSet<>(of(mirrored, mappings).values()));
  }

  /** Whether the pair holds the CRM record's own id rather than something that people share. */
  public static boolean byId(MatchPair pair) {
    return pair.crm().equals(CRM_ID);
  }

  private static String value(Mirrored mirrored, MatchPair pair) {
    RecordRef ref = mirrored.ref();
    if (byId(pair) && ref.system() == SystemName.CRM) {
      return ref.id();
    }
    FieldValue value = mirrored.field(pair.name(ref.system()));
    String text = value.text().strip();
    return byId(pair) ? SalesforceId.to18(text) : text.toLowerCase(Locale.ROOT);
  }
}
