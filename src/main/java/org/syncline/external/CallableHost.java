package org.syncline.external;

import java.net.URI;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * A host that may be called.
 *
 * @param port any where none is given
 */
public record CallableHost(String name, OptionalInt port) {
  private static final Pattern WRITTEN =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");

  boolean is(URI address) {
    return name.equals(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT))
        && (port.isEmpty() || port.getAsInt() == portOf(address));
  }

  static int portOf(URI address) {
    int standard = "https".equals(address.getScheme()) ? 443 : 80;
    return address.getPort() < 0 ? standard : address.getPort();
  }

  @Override
  public String toString() {
    return port.isEmpty() ? name : name + ":" + port.getAsInt();
  }

  /** From the settings. */
  public static final class Read implements Converter<CallableHost> {
    private static final long serialVersionUID = 1L;

    @Override
    public CallableHost convert(String text) {
      Matcher written = WRITTEN.matcher(text.strip());
      if (!written.matches()) {
        throw new IllegalArgumentException(
            "must be hosts such as api.example.com or 127.0.0.1:8085, with commas between, not '"
                + text
                + "'");
      }
      OptionalInt port =
          written.group(2) == null
              ? OptionalInt.empty()
              : OptionalInt.of(Integer.parseInt(written.group(2)));
      return new CallableHost(written.group(1).toLowerCase(Locale.ROOT), port);
    }
  }
}
