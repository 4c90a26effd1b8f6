package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The record types of an object as describe tells them: every object has the master's. */
final class RecordTypeInfos {
  private static final String MASTER = "012000000000000AAA";

  private final SalesforceStore store;

  RecordTypeInfos(SalesforceStore store) {
    this.store = store;
  }

  List<Map<String, Object>> of(SObjectType type) {
    List<Map<String, Object>> infos = new ArrayList<>();
    store.all("RecordType").stream()
        .filter(record -> !record.deleted())
        .filter(record -> type.name().equals(record.get("SobjectType")))
        .forEach(record -> infos.add(info(record, infos.isEmpty())));
    infos.add(info(MASTER, "Master", "Master", true, infos.isEmpty()));
    return infos;
  }

  /** The first is what a new record gets that names none. */
  private static Map<String, Object> info(SRecord record, boolean byDefault) {
    return info(
        record.id(),
        record.get("Name"),
        record.get("DeveloperName"),
        Boolean.TRUE.equals(record.get("IsActive")),
        byDefault);
  }

  private static Map<String, Object> info(
      String id, Object name, Object developerName, boolean active, boolean byDefault) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("active", active);
    info.put("available", active);
    info.put("defaultRecordTypeMapping", byDefault);
    info.put("developerName", developerName);
    info.put("master", id.equals(MASTER));
    info.put("name", name);
    info.put("recordTypeId", id);
    return info;
  }
}
