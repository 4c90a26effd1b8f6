package org.syncline.api;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which methods an address takes: an answer that refuses one has to name the others. */
@ApplicationScoped
class AllowedMethods {
  private final List<Call> calls =
      Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
          .map(bean -> (Class<?>) bean.getBeanClass())
          .filter(type -> type.isAnnotationPresent(Path.class))
          .distinct()
          .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> call(type, method)))
          .toList();

  private record Call(Pattern path, String method) {}

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

  private static Stream<Call> call(Class<?> type, Method method) {
    String path = path(type.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
        .map(annotation -> annotation.getAnnotation(HttpMethod.class).value())
        .map(name -> new Call(Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+") + "/?"), name));
  }

  private static String path(Path path) {
    String plain = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
    return plain.isEmpty() ? "" : "/" + plain;
  }
}
