package org.syncline.console;

import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of the first page that is renewed by itself.
 *
 * @param shows what it shows: equal data needs no renewal, whatever the time is
 */
record Part(String name, Object shows, Function<Instant, TemplateInstance> template) {
  String html(Instant now) {
    return template.apply(now).render();
  }

  static List<Part> of(Overview page) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("state", page.state(), now -> Templates.state(page.state(), now)));
    parts.add(
        new Part(
            "systems",
            List.of(page.systems(), page.flow()),
            now -> Templates.systems(page.systems(), page.flow(), now)));
    parts.add(new Part("synced", page.synced(), now -> Templates.synced(page.synced(), now)));
    parts.add(new Part("errors", page.errors(), now -> Templates.errors(page.errors(), now)));
    parts.add(new Part("rules", page.rules(), now -> Templates.rules(page.rules(), now)));
    page.travel()
        .ifPresent(card -> parts.add(new Part("travel", card, now -> Templates.travel(card, now))));
    return parts;
  }
}
