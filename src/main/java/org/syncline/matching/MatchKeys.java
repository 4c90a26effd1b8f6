package org.syncline.matching;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.matching.likeness.Proposer;
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
  private static final String BY_ID = "=" + CRM_ID + ":";

  private MatchKeys() {}

  /** The keys of a record, by match pair, over all mappings of its object. */
  public static Map<MatchPair, String> of(Mirrored mirrored, List<Mapping> mappings) {
    Map<MatchPair, String> keys = new LinkedHashMap<>();
    for (Mapping mapping : mappings) {
      for (MatchPair pair : mapping.match()) {
        String value = value(mirrored, pair);
        if (!value.isEmpty()) {
          keys.put(pair, key(pair, value));
        }
      }
    }
    return keys;
  }

  /** The key that a record with this text in a field that people share has; none of a blank. */
  static Optional<String> of(MatchPair pair, String text) {
    String value = shared(text);
    return value.isEmpty() ? Optional.empty() : Optional.of(key(pair, value));
  }

  private static String key(MatchPair pair, String value) {
    return pair.marketing() + "=" + pair.crm() + ":" + value;
  }

  /** Under these it is found: to be linked, or to be proposed to a person. */
  public static Mirrored keyed(Mirrored mirrored, List<Mapping> mappings) {
    boolean gone = mirrored.deleted() || Succession.of(mirrored).isPresent();
    Set<String> keys =
        gone ? idKeys(mirrored, mappings) : new TreeSet<>(of(mirrored, mappings).values());
    if (!gone) {
      mappings.forEach(mapping -> keys.addAll(proposing(mirrored, mapping)));
    }
    return mirrored.matchKeys(keys);
  }

  private static Set<String> proposing(Mirrored mirrored, Mapping mapping) {
    return mapping
        .propose()
        .map(likeness -> new Proposer(likeness).keys(ComparedRecord.of(mirrored, mapping)))
        .orElse(Set.of());
  }

  /** Of what is gone in the CRM its id still tells whose it was. */
  private static Set<String> idKeys(Mirrored gone, List<Mapping> mappings) {
    Set<String> keys = new TreeSet<>();
    if (gone.ref().system() == SystemName.CRM) {
      of(gone, mappings).forEach((pair, key) -> keys.addAll(byId(pair) ? Set.of(key) : Set.of()));
    }
    return keys;
  }

  /** The CRM id that a key tells; empty where it tells something that people share. */
  public static Optional<String> crmId(String key) {
    int at = key.indexOf(BY_ID);
    return at < 0 ? Optional.empty() : Optional.of(key.substring(at + BY_ID.length()));
  }

  /** Those by which records are linked, and of which one that is to be created speaks for all. */
  public static Set<String> linking(Collection<String> keys) {
    return keys.stream().filter(key -> !Proposer.isKey(key)).collect(Collectors.toSet());
  }

  /** Those by which records are only proposed to a person. */
  public static Set<String> proposing(Collection<String> keys) {
    return keys.stream().filter(Proposer::isKey).collect(Collectors.toSet());
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
    return byId(pair) ? SalesforceId.to18(value.text().strip()) : shared(value.text());
  }

  private static String shared(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
