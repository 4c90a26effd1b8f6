package org.syncline.external;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.syncline.mapping.ActionParameter;
import org.syncline.mapping.ExternalAction;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.record.FieldValue;

/** What the parameters of a call are: as given, else of the prospect, else the default. */
final class ParameterValues {
  private static final String BAD = "BAD_PARAMETER";
  private final ExternalCall call;
  private final Map<String, FieldValue> values = new LinkedHashMap<>();
  private final List<Rejection> rejections = new ArrayList<>();

  private ParameterValues(ExternalCall call) {
    this.call = call;
  }

  /**
   * By name; one without a value is not there.
   *
   * @throws RefusedCall naming all that are wrong
   */
  static Map<String, FieldValue> of(ExternalCall call) {
    return new ParameterValues(call).checked();
  }

  private Map<String, FieldValue> checked() {
    call.given().keySet().stream()
        .filter(name -> !call.action().parameters().containsKey(name))
        .forEach(this::unknown);
    call.action().parameters().values().forEach(this::take);
    if (!rejections.isEmpty()) {
      throw new RefusedCall(rejections);
    }
    values.put(ExternalAction.KEY, FieldValue.of(call.idempotencyKey()));
    return values;
  }

  private void unknown(String name) {
    String all = String.join(", ", new TreeSet<>(call.action().parameters().keySet()));
    reject(name, "unknown parameter '%s', allowed: %s".formatted(name, all));
  }

  private void reject(String name, String message) {
    String told = "action '%s': %s".formatted(call.action().name(), message);
    rejections.add(new Rejection(BAD, told, List.of(name), false));
  }

  private void take(ActionParameter parameter) {
    Optional<FieldValue> value = value(parameter);
    if (value.isEmpty() && parameter.required()) {
      reject(
          parameter.name(),
          "parameter '%s' has no value%s".formatted(parameter.name(), from(parameter)));
    }
    Optional<String> problem = value.flatMap(parameter::problem);
    problem.ifPresent(
        why -> reject(parameter.name(), "parameter '%s': %s".formatted(parameter.name(), why)));
    if (problem.isEmpty()) {
      value.flatMap(parameter::typed).ifPresent(one -> values.put(parameter.name(), one));
    }
  }

  private static String from(ActionParameter parameter) {
    return parameter.from().map(field -> ", nor has the prospect's " + field).orElse("");
  }

  private Optional<FieldValue> value(ActionParameter parameter) {
    return present(call.given().get(parameter.name()))
        .or(() -> parameter.from().flatMap(this::ofProspect))
        .or(parameter::standard);
  }

  private Optional<FieldValue> ofProspect(String field) {
    FieldValue known = call.prospectFields().get(field);
    return known == null && field.equals("id")
        ? Optional.of(FieldValue.of(call.prospect().id()))
        : present(known);
  }

  private static Optional<FieldValue> present(FieldValue value) {
    return Optional.ofNullable(value).filter(FieldValue::present);
  }
}
