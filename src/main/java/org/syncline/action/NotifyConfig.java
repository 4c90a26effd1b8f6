package org.syncline.action;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How people are told of something. */
@ConfigMapping(prefix = "syncline.notify")
public interface NotifyConfig {
  /** By a task in the CRM, by e-mail, or by an external action. */
  @WithDefault("task")
  Way by();

  /** The external action, which has the parameters {@code to}, {@code subject} and {@code text}. */
  Optional<String> action();

  /** How somebody is told. */
  enum Way {
    TASK,
    MAIL,
    ACTION
  }
}
