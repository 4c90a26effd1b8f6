package org.syncline.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Constants as they are written in files, messages and columns: {@code use-crm}. */
public final class Words {
  private Words() {}

  public static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant that is written so, if there is one. */
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> kebab(e).equals(word)).findFirst();
  }
}
