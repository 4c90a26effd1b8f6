package org.syncline.matching;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.mapping.MappingSet;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.MirrorRepository.Keyed;
import org.syncline.record.RecordRef;

/** Finds prospects by their e-mail address, as matching does: by the keys of the mirror. */
@ApplicationScoped
public class ProspectsByEmail {
  private static final String PROSPECT = "prospect";
  private static final String EMAIL = "email";

  private final MirrorRepository mirrors;

  ProspectsByEmail(MirrorRepository mirrors) {
    this.mirrors = mirrors;
  }

  /** Whether a mapping matches by it, so that there are such keys. */
  public static boolean possible(MappingSet mappings) {
    return !keys("x", mappings).isEmpty();
  }

  /** Who has each of the addresses, by the address as given; in the order of their ids. */
  public Map<String, List<RecordRef>> of(Collection<String> emails, MappingSet mappings) {
    Map<String, Set<String>> addresses = new HashMap<>();
    for (String email : emails) {
      keys(email, mappings)
          .forEach(key -> addresses.computeIfAbsent(key, k -> new HashSet<>()).add(email));
    }
    Map<String, Set<RecordRef>> found = new HashMap<>();
    for (Keyed keyed : mirrors.sharing(addresses.keySet())) {
      if (keyed.record().object().equals(PROSPECT)) {
        addresses
            .get(keyed.key())
            .forEach(
                email -> found.computeIfAbsent(email, e -> new HashSet<>()).add(keyed.record()));
      }
    }
    Map<String, List<RecordRef>> sorted = new HashMap<>();
    found.forEach((email, records) -> sorted.put(email, records.stream().sorted().toList()));
    return sorted;
  }

  private static Collection<String> keys(String email, MappingSet mappings) {
    List<String> keys = new ArrayList<>();
    mappings.mappings().stream()
        .filter(mapping -> mapping.marketing().equals(PROSPECT))
        .flatMap(mapping -> mapping.match().stream())
        .filter(pair -> pair.marketing().equals(EMAIL) && !MatchKeys.byId(pair))
        .forEach(pair -> MatchKeys.of(pair, email).ifPresent(keys::add));
    return keys;
  }
}
