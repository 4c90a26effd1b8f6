package org.syncline.plan;

import java.util.List;
import java.util.Map;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * What is decided and not yet written, as of one moment.
 *
 * @param ruleSet the version in force
 * @param complete whether both systems are read to the end and everything is decided
 * @param decidedEarlier writes that an earlier rule set decided; they are sent as they are, unless
 *     a full sync decides them anew
 */
public record Plan(
    String ruleSet,
    boolean complete,
    long decidedEarlier,
    List<ObjectPlan> objects,
    List<Linked> links,
    List<Held> reviews,
    List<Held> errors,
    List<LeftAlone> leftAlone) {

  /** What one object of one system gets: records, fields of those that exist, and new ones. */
  public record ObjectPlan(
      SystemName system,
      String object,
      long updated,
      long created,
      long archived,
      long restored,
      List<FieldPlan> fields,
      List<CreatePlan> creates) {}

  /** The writes to one field of existing records; a few of them as examples. */
  public record FieldPlan(
      String field,
      long writes,
      long blanks,
      long reassigns,
      List<RulePlan> rules,
      List<Example> examples) {}

  public record RulePlan(String rule, long writes, long blanks) {}

  /**
   * One write to one field.
   *
   * @param source the record from which the value comes; null where it is yet to be made
   * @param reason the evidence on which the rule decided; null where history tells none
   */
  public record Example(
      RecordRef record,
      RecordRef source,
      FieldValue before,
      FieldValue after,
      String rule,
      String reason) {}

  /** Records that a mapping creates; a few of them as examples. */
  public record CreatePlan(String mapping, long records, List<NewRecord> examples) {}

  /** A record to be made, for which record, and with what. */
  public record NewRecord(RecordRef source, Map<String, FieldValue> fields) {}

  /** Pairs that are linked already; creates will add theirs. */
  public record Linked(String mapping, long pairs) {}

  /**
   * What is not written although the rules would.
   *
   * @param field empty where it concerns the record
   * @param example what one of them says
   */
  public record Held(String kind, String field, long number, RecordRef record, String example) {}

  /**
   * Records that nothing is done to: {@code unmatched} have no partner and get none (not assigned,
   * kept out, or the mapping creates none), {@code review} waits for a person, {@code closed} was
   * linked or deleted, {@code new} is not yet compared.
   */
  public record LeftAlone(SystemName system, String object, String standing, long records) {}
}
