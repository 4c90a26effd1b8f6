package org.syncline.sandbox.kernel;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How many calls of each kind the emulators had, so that two clients can be compared. */
public final class CallCounts {
  /** Before all limits and faults: what they refuse was called too. */
  private static final int ORDER = -900;

  private static final String CONTROL = "/sandbox/";

  /**
   * A number, or an id of Salesforce: 15 or 18 letters and digits that begin with a digit, in a
   * custom object with an a before it.
   */
  private static final Pattern ID =
      Pattern.compile("(?<=/)(\\d+|(\\d\\w|a\\d)(\\w{13}|\\w{16}))(?=/|$)");

  private final Map<String, Long> counts = new TreeMap<>();

  public void mount(Router router) {
    router.route().order(ORDER).handler(this::count);
  }

  private void count(RoutingContext context) {
    String path = context.request().path();
    if (!path.startsWith(CONTROL)) {
      add(context.request().method() + " " + ID.matcher(path).replaceAll("*"));
    }
    context.next();
  }

  private synchronized void add(String kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  /** By method and path, with a star for each id. */
  public synchronized Map<String, Object> shown() {
    return new TreeMap<>(counts);
  }
}
