package org.syncline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.syncline.bench.Side.Entry;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.record.SystemName;

/** All pairs, as both systems hold them at this moment. */
record People(Mapping mapping, Side marketing, Side crm) {
  static final String MAPPING = "lead";

  /** Reads both systems at once, each page after page. */
  static People read(BothSystems systems, MappingSet mappings) {
    Mapping mapping = mappings.named(MAPPING).orElseThrow();
    CompletableFuture<Side> marketing =
        CompletableFuture.supplyAsync(
            () -> Side.read(systems, SystemName.MARKETING, mappings, mapping), People::onItsOwn);
    Side crm = Side.read(systems, SystemName.CRM, mappings, mapping);
    People people = new People(mapping, marketing.join(), crm);
    if (people.marketing.size() != crm.size()) {
      throw new IllegalStateException(
          people.marketing.size() + " prospects and " + crm.size() + " leads: not clean pairs");
    }
    return people;
  }

  /** The common pool may have no thread to spare on a small machine. */
  private static void onItsOwn(Runnable task) {
    Thread thread = new Thread(task, "read-marketing");
    thread.setDaemon(true);
    thread.start();
  }

  /** Both records of one person. */
  record Both(Entry marketing, Entry crm) {}

  List<Both> pairs() {
    return marketing.emails().stream()
        .map(email -> new Both(marketing.of(email), crm.of(email)))
        .toList();
  }

  /** Mapped values that are not the same on both sides. */
  List<String> mismatches() {
    List<String> wrong = new ArrayList<>();
    for (Both both : pairs()) {
      for (int i = 0; i < mapping.fields().size(); i++) {
        FieldMapping field = mapping.fields().get(i);
        if (!same(field, both, i)) {
          wrong.add(
              "prospect %s %s '%s', lead %s %s '%s'"
                  .formatted(
                      both.marketing().id(),
                      field.marketing(),
                      both.marketing().values()[i],
                      both.crm().id(),
                      field.crm(),
                      both.crm().values()[i]));
        }
      }
    }
    return wrong;
  }

  static boolean same(FieldMapping field, Both both, int index) {
    return field.type().same(both.marketing().values()[index], both.crm().values()[index]);
  }
}
