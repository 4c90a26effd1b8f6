package org.syncline.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;

/** The templates of this package: the first page, and its parts by themselves. */
@CheckedTemplate(basePath = "console")
final class Templates {
  private Templates() {}

  static native TemplateInstance home(Overview page, Instant now, String who, boolean acts);

  static native TemplateInstance state(StateView state, Instant now);

  static native TemplateInstance systems(List<SystemView> systems, FlowView flow, Instant now);

  static native TemplateInstance synced(List<SyncedRow> synced, Instant now);

  static native TemplateInstance errors(ErrorsView errors, Instant now);

  static native TemplateInstance rules(RulesView rules, Instant now);

  static native TemplateInstance travel(TravelCard travel, Instant now);
}
