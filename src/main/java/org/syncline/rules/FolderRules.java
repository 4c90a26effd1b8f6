package org.syncline.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.syncline.mapping.TextFolder;
import org.syncline.record.Problem;

/** Rules of a folder of files, compiled in memory. */
final class FolderRules implements RuleOrigin {
  /** The rule files of a folder, one folder a phase inside. */
  static TextFolder files(Path folder) {
    return new TextFolder(folder, List.of(".drl"));
  }

  @Override
  public List<RuleSource> sources(Path folder, List<Problem> problems) {
    List<RuleSource> sources = new ArrayList<>();
    files(folder)
        .read("rules", Phase.FIELD.folder() + "/*.drl", problems)
        .forEach(
            (file, text) -> sources.add(new RuleSource(TextFolder.inside(folder, file), text)));
    return sources;
  }

  @Override
  public CompiledRules compiled(List<RuleSource> sources, List<Problem> problems) {
    RuleBases.Compiled compiled = RuleBases.compile(sources);
    if (!compiled.errors().isEmpty()) {
      List<String> bad = problems.stream().map(Problem::file).toList();
      List<RuleSource> unexplained =
          sources.stream().filter(source -> !bad.contains(source.file())).toList();
      problems.addAll(RuleProblems.of(unexplained));
      if (problems.isEmpty()) {
        RuleMessage.of(compiled.errors())
            .forEach(message -> problems.add(new Problem("rules", 0, "", message.text())));
      }
    }
    return compiled.rules();
  }
}
