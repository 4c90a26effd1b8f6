package org.syncline.decision.assignment;

import java.util.stream.Stream;

/** Whom rules may give a prospect to. Sealed: a forgotten case would leave it to nobody. */
public sealed interface Owner {
  /** The owner of a kind and a name. */
  static Owner of(String type, String to) {
    return Stream.<Owner>of(new User(to), new Group(to), new Queue(to), new ActiveRule())
        .filter(owner -> owner.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no owner is called '" + type + "'"));
  }

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
