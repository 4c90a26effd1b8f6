package org.syncline.rules;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.syncline.decision.DecisionRules;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.Proposal;
import org.syncline.decision.Proposals;

/** The rules of one phase as a knowledge base. A session lives for the facts of one pair. */
final class DroolsRules implements DecisionRules {
  /** Far more than a pair has differences times rules: a rule set that loops must not hang us. */
  private static final int MOST_FIRINGS = 100_000;

  private final KieBase rules;

  DroolsRules(KieBase rules) {
    this.rules = rules;
  }

  /** What came of compiling: the rules, or Drools' own messages. */
  record Compiled(DroolsRules rules, List<Message> errors) {}

  static Compiled compile(List<RuleSource> sources) {
    KieServices services = KieServices.Factory.get();
    KieFileSystem files = services.newKieFileSystem();
    sources.forEach(
        source -> files.write("src/main/resources/rules/" + source.file(), source.drl()));
    ClassLoader loader = RuleSet.class.getClassLoader();
    KieBuilder builder = services.newKieBuilder(files, loader);
    builder.buildAll(ExecutableModelProject.class);
    List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
    if (!errors.isEmpty()) {
      return new Compiled(null, errors);
    }
    KieContainer container =
        services.newKieContainer(builder.getKieModule().getReleaseId(), loader);
    KieBase base = container.getKieBase();
    services.getRepository().removeKieModule(builder.getKieModule().getReleaseId());
    return new Compiled(new DroolsRules(base), List.of());
  }

  @Override
  public List<Proposal> propose(List<FieldDifference> differences) {
    KieSession session = rules.newKieSession();
    try {
      FiringRule firing = new FiringRule();
      Proposals proposals = new Proposals(firing::name);
      session.addEventListener(firing);
      session.setGlobal("propose", proposals);
      differences.forEach(session::insert);
      if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
        throw new IllegalStateException("the rules fire each other without end");
      }
      return new ArrayList<>(proposals.made());
    } finally {
      session.dispose();
    }
  }

  /** Knows the rule that is firing, so that a proposal can name it. */
  private static final class FiringRule extends DefaultAgendaEventListener {
    private String name = "";

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
      name = event.getMatch().getRule().getName();
    }

    String name() {
      return name;
    }
  }
}
