package org.syncline.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/** Fires the rules of one phase. A session lives for the facts of one question. */
final class Firing {
  /** Far more than facts times rules: a rule set that loops must not hang us. */
  private static final int MOST_FIRINGS = 100_000;

  private final KieBase base;

  Firing(KieBase base) {
    this.base = base;
  }

  /** What rules call, by its name in rule files; it may ask what is firing. */
  interface Globals {
    Map<String, Object> of(Fired fired);
  }

  /** The rule that is firing, so that a proposal can name it. */
  interface Fired {
    String rule();

    /** What it has matched. */
    List<Object> facts();
  }

  void fire(Globals globals, Collection<?> facts) {
    fire(globals, facts, rule -> true);
  }

  /**
   * @param rules which of them may fire, by name
   */
  void fire(Globals globals, Collection<?> facts, Predicate<String> rules) {
    KieSession session = base.newKieSession();
    try {
      FiringRule firing = new FiringRule();
      session.addEventListener(firing);
      globals.of(firing).forEach(session::setGlobal);
      facts.forEach(session::insert);
      AgendaFilter filter = match -> rules.test(match.getRule().getName());
      if (session.fireAllRules(filter, MOST_FIRINGS) >= MOST_FIRINGS) {
        throw new IllegalStateException("the rules fire each other without end");
      }
    } finally {
      session.dispose();
    }
  }

  private static final class FiringRule extends DefaultAgendaEventListener implements Fired {
    private Match match;

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
      match = event.getMatch();
    }

    @Override
    public String rule() {
      return match.getRule().getName();
    }

    @Override
    public List<Object> facts() {
      return match.getObjects();
    }
  }
}
