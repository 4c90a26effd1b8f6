package org.syncline.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.OnDuplicate;
import org.syncline.record.RecordRef;

/**
 * Which CRM record a prospect is. The mappings' match pairs are asked in their order (the CRM id
 * that the prospect carries, then e-mail); for each, the mapping that claims records first comes
 * first (contact before lead).
 */
public final class Matcher {
  private final MappingSet mappings;
  private final Candidates candidates;

  /** What the mirror knows of possible partners. */
  public interface Candidates {
    /** Existing CRM records that share a key with the prospect. */
    Collection<RecordRef> sharing(RecordRef prospect, String key);

    /** Other prospects without a link that would be linked by the key too. */
    Collection<RecordRef> rivals(RecordRef prospect, Mapping mapping, MatchPair pair, String key);

    /** Whether the record is linked already. */
    boolean linked(RecordRef crm);
  }

  public Matcher(MappingSet mappings, Candidates candidates) {
    this.mappings = mappings;
    this.candidates = candidates;
  }

  /**
   * @param keys of the prospect, by match pair
   * @param assigned whether the prospect has an owner, by mapping
   */
  public Match match(RecordRef prospect, Map<MatchPair, String> keys, Set<Mapping> assigned) {
    for (MatchPair pair : pairs(prospect)) {
      String key = keys.get(pair);
      if (key == null) {
        continue;
      }
      for (Mapping mapping : mappings.of(prospect.system(), prospect.object())) {
        Match match = match(prospect, mapping, pair, key, assigned.contains(mapping));
        if (!(match instanceof Match.Unmatched)) {
          return match;
        }
      }
    }
    return new Match.Unmatched();
  }

  private Set<MatchPair> pairs(RecordRef prospect) {
    Set<MatchPair> pairs = new LinkedHashSet<>();
    mappings.of(prospect.system(), prospect.object()).forEach(m -> pairs.addAll(m.match()));
    return pairs;
  }

  private Match match(
      RecordRef prospect, Mapping mapping, MatchPair pair, String key, boolean assigned) {
    if (!mapping.match().contains(pair)
        || !(assigned || mapping.linkUnassigned() || MatchKeys.byId(pair))) {
      return new Match.Unmatched();
    }
    List<RecordRef> found =
        candidates.sharing(prospect, key).stream()
            .filter(record -> record.object().equals(mapping.crm()))
            .sorted(Comparator.naturalOrder())
            .toList();
    List<RecordRef> free = found.stream().filter(crm -> !candidates.linked(crm)).toList();
    if (free.size() == 1 || !free.isEmpty() && mapping.onDuplicate() == OnDuplicate.FIRST_CREATED) {
      Optional<RecordRef> first =
          candidates.rivals(prospect, mapping, pair, key).stream()
              .filter(rival -> rival.compareTo(prospect) < 0)
              .min(Comparator.naturalOrder());
      if (first.isPresent()) {
        return new Match.Ambiguous(
            mapping, found, first.get() + " has the same " + words(pair) + " too");
      }
      return new Match.Linked(mapping, free.get(0), words(pair));
    }
    return found.isEmpty()
        ? new Match.Unmatched()
        : new Match.Ambiguous(mapping, found, reason(pair, free));
  }

  private static String words(MatchPair pair) {
    return pair.marketing() + " = " + pair.crm();
  }

  private static String reason(MatchPair pair, List<RecordRef> free) {
    String what = words(pair);
    return free.isEmpty()
        ? "the record with the same " + what + " is linked to another prospect"
        : free.size() + " records have the same " + what;
  }
}
