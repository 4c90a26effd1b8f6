package org.syncline.decision;

import java.util.List;
import java.util.Optional;
import org.syncline.mapping.FieldMapping;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * What the rules say about one field of a pair; data, never a side effect.
 *
 * @param value what the field becomes, in marketing's words; empty under none and review
 * @param writes what each system has to be told; empty where it already has the value
 * @param rule the sentence that names the rule; empty where none was asked
 * @param lost the value that gives way, in the words of the system that held it
 * @param agrees whether both sides show the same value now, so that the base may move to it
 * @param untakeable why a system cannot take the value, where it cannot; there is no write then
 */
public record FieldDecision(
    FieldMapping field,
    Outcome outcome,
    Optional<FieldValue> value,
    List<FieldWrite> writes,
    Optional<String> rule,
    String reason,
    Optional<Lost> lost,
    boolean agrees,
    Optional<Untakeable> untakeable) {

  /** Which side won: none means that there is nothing to do, review that a person decides. */
  public enum Outcome {
    MARKETING,
    CRM,
    MERGED,
    NONE,
    REVIEW
  }

  /** A value that one system has to be told, in its own words and type. */
  public record FieldWrite(SystemName system, String field, FieldValue value) {}

  /** A value that gives way. */
  public record Lost(SystemName system, FieldValue value) {}

  /** A value that a system cannot take. {@code message} names field, limit and value. */
  public record Untakeable(
      SystemName system, String field, FieldValue value, String code, String message) {}
}
