package org.syncline.mapping;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * One mapping file: two objects that stand for each other, field by field.
 *
 * @param assignedFields marketing fields of which one must be filled for a prospect to be assigned
 * @param linkUnassigned whether an unassigned prospect is linked to a record with its e-mail
 * @param share which CRM records are shared with marketing; all where it is empty
 * @param doNotSyncField a marketing field that, when true, keeps a prospect out of the sync
 * @param propose how records that no match pair brings together are proposed to a person
 */
public record Mapping(
    String name,
    String marketing,
    String crm,
    Direction direction,
    List<MatchPair> match,
    Map<SystemName, CreateWhen> create,
    Recency recency,
    int priority,
    OnDuplicate onDuplicate,
    List<String> assignedFields,
    boolean linkUnassigned,
    boolean reverseSync,
    boolean allowRecreate,
    OnCrmDelete onCrmDelete,
    SystemName tieBreaker,
    Duration skewTolerance,
    Optional<String> doNotSyncField,
    Optional<Share> share,
    Optional<Likeness> propose,
    List<FieldMapping> fields) {

  /** Two fields whose equal values say that two records are the same. */
  public record MatchPair(String marketing, String crm) {
    public String name(SystemName system) {
      return system == SystemName.MARKETING ? marketing : crm;
    }
  }

  public String object(SystemName system) {
    return system == SystemName.MARKETING ? marketing : crm;
  }

  /** Whether a prospect goes to the recycle bin when its CRM record is deleted. */
  public boolean archives() {
    return onCrmDelete == OnCrmDelete.ARCHIVE;
  }

  public Optional<FieldMapping> byMarketing(String field) {
    return fields.stream().filter(mapped -> mapped.marketing().equals(field)).findFirst();
  }

  /** Whether anything may be written to this field of the system. */
  public boolean writes(SystemName system, String name) {
    return fields.stream()
            .anyMatch(
                field ->
                    field.name(system).equals(name)
                        && field.behavior() != Behavior.DO_NOT_SYNC
                        && writes(field, system))
        || match.stream().anyMatch(pair -> pair.name(system).equals(name));
  }

  /** Whether values of the field may be written to the system. */
  public boolean writes(FieldMapping field, SystemName system) {
    return flowsTo(direction, system) && flowsTo(field.direction(), system);
  }

  /**
   * Whether a new record of the system is given the field's value: what may be written to it, and
   * the owner of a new CRM record, which would be whoever makes it otherwise.
   */
  public boolean gives(FieldMapping field, SystemName system) {
    boolean owner = system == SystemName.CRM && assignedFields.contains(field.marketing());
    return field.behavior() != Behavior.DO_NOT_SYNC
        && (writes(field, system) || owner && flowsTo(direction, system));
  }

  /** Whether a new record of the system is given a field of this name. */
  public boolean gives(SystemName system, String name) {
    return fields.stream()
            .anyMatch(field -> field.name(system).equals(name) && gives(field, system))
        || match.stream().anyMatch(pair -> pair.name(system).equals(name));
  }

  private static boolean flowsTo(Direction direction, SystemName system) {
    return direction == Direction.BOTH
        || (direction == Direction.CRM_TO_MARKETING) == (system == SystemName.MARKETING);
  }

  /** The field of a new CRM record's owner; empty where none is mapped. */
  public Optional<FieldMapping> ownerField() {
    return fields.stream()
        .filter(field -> assignedFields.contains(field.marketing()))
        .filter(field -> gives(field, SystemName.CRM))
        .findFirst();
  }

  /** Whether a prospect with these values has an owner. */
  public boolean assigned(Function<String, FieldValue> prospect) {
    return assignedFields.stream().map(prospect).anyMatch(FieldValue::present);
  }

  /** Whether a prospect with these values is kept out of the sync. */
  public boolean keepsOut(Function<String, FieldValue> prospect) {
    return doNotSyncField
        .map(prospect)
        .filter(value -> FieldType.BOOLEAN.same(value, FieldValue.of(true)))
        .isPresent();
  }

  /** Whether marketing gets to see a CRM record with these values. */
  public boolean shares(Function<String, FieldValue> crm) {
    return share.map(one -> one.with(crm)).orElse(true);
  }

  /** The same, but not where what tells it was not read yet. */
  public boolean surelyShares(Function<String, FieldValue> crm) {
    return shares(crm) && share.map(one -> crm.apply(one.field()).provided()).orElse(true);
  }

  /** Whether it may make records of a system. */
  public boolean creates(SystemName system) {
    return create(system) != CreateWhen.NEVER || system == SystemName.CRM && reverseSync;
  }

  public CreateWhen create(SystemName system) {
    return create.getOrDefault(system, CreateWhen.NEVER);
  }

  /**
   * Every field of a system that this mapping reads: mapped, matched on, compared, or telling
   * ownership.
   */
  public Set<String> fieldNames(SystemName system) {
    Stream<String> mapped = fields.stream().map(field -> field.name(system));
    Stream<String> matched = match.stream().map(pair -> pair.name(system));
    Stream<String> assigned =
        system == SystemName.MARKETING ? assignedFields.stream() : Stream.empty();
    Stream<String> flags =
        system == SystemName.MARKETING ? doNotSyncField.stream() : Stream.empty();
    Stream<String> shared =
        system == SystemName.CRM ? share.stream().map(Share::field) : Stream.empty();
    Stream<String> compared =
        propose.stream()
            .flatMap(likeness -> likeness.compare().stream())
            .map(one -> one.name(system));
    return Stream.of(mapped, matched, assigned, flags, shared, compared)
        .flatMap(names -> names)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
