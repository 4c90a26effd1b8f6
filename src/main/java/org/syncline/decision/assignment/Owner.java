package org.syncline.decision.assignment;

/** Whom rules may give a prospect to. Sealed: a forgotten case would leave it to nobody. */
public sealed interface Owner {
  /** Its kind, as REST and history name it. */
  String type();

  /** Its name; empty where the CRM chooses. */
  String to();

  /**
   * A user of the CRM.
   *
   * @param to the user's id, user name or e-mail address
   */
  record User(String to) implements Owner {
    @Override
    public String type() {
      return "user";
    }
  }

  /** A user group of {@code mappings/groups.yaml}, of which one member gets it by round robin. */
  record Group(String to) implements Owner {
    @Override
    public String type() {
      return "group";
    }
  }

  /**
   * A queue of the CRM.
   *
   * @param to the queue's id
   */
  record Queue(String to) implements Owner {
    @Override
    public String type() {
      return "queue";
    }
  }

  /** Whoever the CRM's active assignment rule chooses. */
  record ActiveRule() implements Owner {
    @Override
    public String type() {
      return "active-rule";
    }

    @Override
    public String to() {
      return "";
    }
  }
}
