package org.syncline.api;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.syncline.remote.FallbackAddress;

/** Says at the start where to look. */
@ApplicationScoped
class StartLine {
  private static final Logger LOG = Logger.getLogger(StartLine.class);
  private final FallbackAddress sandbox;
  private final Config settings;

  StartLine(FallbackAddress sandbox, Config settings) {
    this.sandbox = sandbox;
    this.settings = settings;
  }

  void say(@ObservesAsync HttpServerStart start) {
    String host = start.options().getHost();
    String shown = host.equals("0.0.0.0") ? "localhost" : host;
    String root = "http://" + shown + ":" + port(start.options().getPort());
    LOG.infof("Syncline runs. Open %s/, and look at %s/q/openapi", root, root);
    Optional<URI> both = sandbox.ofBoth(settings);
    both.ifPresent(
        address ->
            LOG.infof(
                "Both systems are the sandbox at %s: Salesforce under /services, Pardot under"
                    + " /api/v5; edit a record in one and see it arrive in the other",
                address));
  }

  /** Of any free port, the settings tell afterwards which it has become. */
  private int port(int asked) {
    return asked > 0 ? asked : settings.getValue("quarkus.http.port", Integer.class);
  }
}
