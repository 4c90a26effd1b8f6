package org.syncline.api;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods an address takes, and in which types it answers: an answer that refuses one has to
 * name the others.
 */
@ApplicationScoped
class AllowedMethods {
  private final List<Call> calls =
      Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
          .map(bean -> (Class<?>) bean.getBeanClass())
          .filter(type -> type.isAnnotationPresent(Path.class))
          .distinct()
          .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> call(type, method)))
          .toList();

  private record Call(Pattern path, String method, Set<String> types) {}

  Set<String> at(String path) {
    Set<String> methods = new TreeSet<>();
    calls.stream()
        .filter(call -> call.path().matcher(path).matches())
        .forEach(call -> methods.add(call.method()));
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    return methods;
  }

  /** In which types an address answers. */
  Set<String> types(String path) {
    return calls.stream()
        .filter(call -> call.path().matcher(path).matches())
        .flatMap(call -> call.types().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Call> call(Class<?> type, Method method) {
    String path = path(type.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
        .map(annotation -> annotation.getAnnotation(HttpMethod.class).value())
        .map(
            name ->
                new Call(
                    Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+") + "/?"),
                    name,
                    types(type, method)));
  }

  private static Set<String> types(Class<?> type, Method method) {
    return Stream.of(method.getAnnotation(Produces.class), type.getAnnotation(Produces.class))
        .filter(Objects::nonNull)
        .findFirst()
        .map(produces -> Set.of(produces.value()))
        .orElse(Set.of());
  }

  private static String path(Path path) {
    String plain = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
    return plain.isEmpty() ? "" : "/" + plain;
  }
}
