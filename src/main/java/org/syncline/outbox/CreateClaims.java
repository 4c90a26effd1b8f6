package org.syncline.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;

/**
 * Match keys under which creates are open: nobody else creates under them meanwhile. Whoever reads
 * or changes claims holds the locks of their keys, and closing a create gives its claims up.
 */
@ApplicationScoped
public class CreateClaims {
  private final Rows rows;

  CreateClaims(Rows rows) {
    this.rows = rows;
  }

  /** A key, and the source for which a record is to be made under it. */
  public record Claim(String key, RecordRef source) {}

  /** The claims on these keys, and those of these sources. */
  public List<Claim> of(Collection<String> keys, Collection<RecordRef> sources) {
    return rows.read(
        Claim.class,
        """
        select key, source from create_claim where key = any(array
          (select jsonb_array_elements_text(cast(:keys as jsonb))))
        union
        select key, source from create_claim where source = any(array
          (select jsonb_array_elements_text(cast(:sources as jsonb))))
        """,
        Map.of("keys", keys, "sources", sources));
  }

  /** The keys that these sources have claimed. */
  public List<String> claimed(Collection<RecordRef> sources) {
    return of(List.of(), sources).stream().map(Claim::key).toList();
  }

  public void claim(Collection<Claim> claims) {
    rows.write(
        """
        insert into create_claim (key, source)
        select key, source from jsonb_to_recordset(cast(:rows as jsonb))
          as r(key text, source text) order by key
        """,
        claims);
  }

  public void giveUp(Collection<Claim> claims) {
    rows.write(
        """
        delete from create_claim c using jsonb_to_recordset(cast(:rows as jsonb))
          as r(key text, source text) where c.key = r.key and c.source = r.source
        """,
        claims);
  }
}
