package org.syncline.api;

import java.util.List;
import java.util.Optional;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.mapping.Share;
import org.syncline.mirror.Mirrored;
import org.syncline.record.SystemName;

/** Why a record takes no part in the sync, where its mappings say so. */
final class Skipped {
  private Skipped() {}

  static Optional<String> why(Mirrored record, MappingSet mappings) {
    List<Mapping> all = mappings.of(record.ref().system(), record.ref().object());
    return record.ref().system() == SystemName.CRM
        ? notShared(record, all)
        : all.stream()
            .filter(mapping -> mapping.keepsOut(record::field))
            .flatMap(mapping -> mapping.doNotSyncField().stream())
            .findFirst()
            .map(field -> field + " is true: kept out of the sync");
  }

  private static Optional<String> notShared(Mirrored record, List<Mapping> all) {
    boolean shared = all.stream().anyMatch(mapping -> mapping.shares(record::field));
    return all.stream()
        .flatMap(mapping -> mapping.share().stream())
        .filter(share -> !shared)
        .findFirst()
        .map(share -> text(record, share));
  }

  private static String text(Mirrored record, Share share) {
    return "not shared: %s is '%s', shared are those where %s"
        .formatted(share.field(), record.field(share.field()).text(), share);
  }
}
