package org.syncline.rules;

import java.nio.file.Path;
import java.util.List;
import org.syncline.record.Problem;

/** Where this build has its rules from: files that people edit, or the binary itself. */
interface RuleOrigin {
  static RuleOrigin ofThisBuild() {
    return BakedRules.PRESENT ? new BakedRules() : new FolderRules();
  }

  /** The rules as text; whatever is wrong with the folder is a problem. */
  List<RuleSource> sources(Path folder, List<Problem> problems);

  /** The same rules, ready to fire; adds why they are not. */
  CompiledRules compiled(List<RuleSource> sources, List<Problem> problems);
}
