package org.syncline.console;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the files of packages from npm are: {@code {webjar:path('htmx.org', 'dist/htmx.min.js')}}.
 */
@TemplateExtension(namespace = "webjar")
final class WebJars {
  private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

  private WebJars() {}

  static String path(String name, String file) {
    return "/webjars/" + name + "/" + VERSIONS.computeIfAbsent(name, WebJars::version) + "/" + file;
  }

  private static String version(String name) {
    String properties = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(properties)) {
      if (in == null) {
        throw new IllegalArgumentException("no package " + name + ", expected " + properties);
      }
      Properties told = new Properties();
      told.load(in);
      return told.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
