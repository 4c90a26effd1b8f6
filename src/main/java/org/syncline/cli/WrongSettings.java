package org.syncline.cli;

import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.setting.Keys;

/** Values that cannot be read, each as one line: the setting, the value, what is allowed. */
final class WrongSettings {
  private static final Pattern CONVERTED =
      Pattern.compile(
          "(?s).*config property (\\S+) with the config value \"(.*?)\" threw .*converted(.*)");

  private static final Pattern NOISE =
      Pattern.compile("SRCFG\\d+: |^(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ");

  private WrongSettings() {}

  static List<String> lines(ConfigValidationException wrong) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < wrong.getProblemCount(); i++) {
      lines.add(line(wrong.getProblem(i).getMessage()));
    }
    return lines;
  }

  static String line(String message) {
    Matcher value = CONVERTED.matcher(message);
    String told =
        value.matches()
            ? "%s is '%s': %s"
                .formatted(Keys.both(value.group(1)), value.group(2), plain(value.group(3)))
            : Keys.inMessage(plain(message));
    return withoutPasswords(told).replaceAll("\\s*\\R\\s*", " ");
  }

  private static String plain(String message) {
    String text = message.strip();
    for (Matcher noise = NOISE.matcher(text); noise.find(); noise = NOISE.matcher(text)) {
      text = noise.replaceFirst("").strip();
    }
    return text;
  }

  /** An address can have one in front of its host. */
  private static String withoutPasswords(String text) {
    return text.replaceAll("//[^/@\\s']*@", "//...@");
  }
}
