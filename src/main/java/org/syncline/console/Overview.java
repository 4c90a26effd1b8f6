package org.syncline.console;

import java.util.List;
import java.util.Optional;

/**
 * All that the first page shows.
 *
 * @param travel empty where there is no sandbox
 */
record Overview(
    StateView state,
    List<SystemView> systems,
    FlowView flow,
    List<SyncedRow> synced,
    ErrorsView errors,
    RulesView rules,
    Optional<TravelCard> travel) {}
