package org.syncline.rules;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** Fires the rules of one phase. A session lives for the facts of one question. */
final class Firing {
  /** Far more than facts times rules: a rule set that loops must not hang us. */
  private static final int MOST_FIRINGS = 100_000;

  private final KieBase rules;

  Firing(KieBase rules) {
    this.rules = rules;
  }

  /** What rules call, by its name in rule files; it may ask which rule is firing. */
  interface Globals {
    Map<String, Object> of(Supplier<String> rule);
  }

  void fire(Globals globals, Collection<?> facts) {
    KieSession session = rules.newKieSession();
    try {
      FiringRule firing = new FiringRule();
      session.addEventListener(firing);
      globals.of(firing::name).forEach(session::setGlobal);
      facts.forEach(session::insert);
      if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
        throw new IllegalStateException("the rules fire each other without end");
      }
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
