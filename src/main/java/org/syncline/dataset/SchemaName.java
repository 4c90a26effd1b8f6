package org.syncline.dataset;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** A name that needs no quotes. */
public record SchemaName(String name) {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** From the settings. */
  public static final class Read implements Converter<SchemaName> {
    private static final long serialVersionUID = 1L;

    @Override
    public SchemaName convert(String name) {
      if (!PLAIN.matcher(name).matches()) {
        throw new IllegalArgumentException("must be small letters, digits and underscores");
      }
      return new SchemaName(name);
    }
  }
}
