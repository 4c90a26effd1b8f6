package org.syncline.sandbox.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is in the sandbox: what the stream of edits picks from, and what the counts tell. */
public final class Population {
  /** A record of the CRM. */
  public record CrmPerson(String object, String id) {}

  private final List<Integer> prospects = new ArrayList<>();
  private final List<CrmPerson> crm = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  synchronized void add(int prospect) {
    prospects.add(prospect);
  }

  synchronized void add(CrmPerson person) {
    crm.add(person);
  }

  synchronized void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  synchronized List<Integer> prospects() {
    return prospects;
  }

  synchronized List<CrmPerson> crm() {
    return crm;
  }

  /** How many pairs, duplicates, people on one side only and so on were made. */
  public synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }
}
