package org.syncline.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The server's first load of accounts with contacts, opportunities and activities. */
final class FirstLoad implements Part {
  private static final int CONTACTS = 3;

  /** An account, two opportunities, a role in each, and twenty activities. */
  private static final int KEPT = 1 + 2 + 2 + 20;

  @Override
  public Map<String, Double> measure(Run run)
      throws IOException, InterruptedException, SQLException {
    int accounts = run.options().accounts();
    int people = accounts * CONTACTS;
    Database database = Database.fresh(run.options(), run.folder());
    try (Sandbox sandbox = Sandbox.ofAccounts(run.options(), accounts, run.folder());
        Server server = Server.start(run.options(), sandbox, database, run.folder(), Map.of())) {
      double synced = server.await(Server.inStep(people));
      double loaded = server.await(backlog -> kept(database) >= (long) accounts * KEPT);
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("seconds until all people are in step", synced);
      figures.put("seconds until all is kept", loaded);
      figures.put("kept records", (double) kept(database));
      figures.put("CPU seconds", server.cpu());
      figures.put("CPU seconds, PostgreSQL", database.cpu());
      figures.putAll(server.figures());
      server.checkNoErrors();
      return figures;
    } finally {
      database.stop();
    }
  }

  private static long kept(Database database) {
    try {
      return database.count("kept_record");
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer", e);
    }
  }
}
