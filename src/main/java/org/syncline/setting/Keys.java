package org.syncline.setting;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of settings, and of the environment variables that stand for them. */
public final class Keys {
  private static final Pattern NAMED = Pattern.compile("\\b(?:syncline|quarkus)(?:\\.[a-z-]+)+");

  private Keys() {}

  public static String env(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The key with its variable: {@code syncline.auth (SYNCLINE_AUTH)}. */
  public static String both(String key) {
    return key + " (" + env(key) + ")";
  }

  /** The message with the variable behind the first key that it names. */
  public static String inMessage(String message) {
    Matcher key = NAMED.matcher(message);
    return key.find() && !message.contains(env(key.group()))
        ? message.substring(0, key.end())
            + " ("
            + env(key.group())
            + ")"
            + message.substring(key.end())
        : message;
  }
}
