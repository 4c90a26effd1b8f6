package org.syncline.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged from now on, with the traces of what was thrown. */
public final class LogLines extends Handler implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final PatternFormatter format = new PatternFormatter("%c %s%e");
  private final Logger root = Logger.getLogger("");

  public LogLines() {
    setLevel(Level.ALL);
    root.addHandler(this);
  }

  public List<String> all() {
    return lines;
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(format.format(entry));
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
