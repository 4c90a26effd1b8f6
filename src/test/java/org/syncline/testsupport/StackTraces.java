package org.syncline.testsupport;

import java.io.PrintWriter;
import java.io.StringWriter;

/** All that a failure would show in a log. */
public final class StackTraces {
  private StackTraces() {}

  public static String of(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
