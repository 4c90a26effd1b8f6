package org.syncline.dataset;

import java.util.List;
import java.util.Optional;

/** All datasets. */
public final class Datasets {
  private static final List<Dataset> ALL =
      List.of(
          People.PROSPECTS,
          People.ACTIVITIES,
          Campaigns.CAMPAIGNS,
          Opportunities.OPPORTUNITIES,
          Campaigns.PIPELINE,
          Campaigns.ATTRIBUTION,
          Opportunities.FUNNEL);

  private Datasets() {}

  public static List<Dataset> all() {
    return ALL;
  }

  public static Optional<Dataset> named(String name) {
    return ALL.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
  }

  public static List<String> names() {
    return ALL.stream().map(Dataset::name).toList();
  }
}
