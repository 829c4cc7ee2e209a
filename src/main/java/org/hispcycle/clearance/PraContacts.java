package org.hispcycle.clearance;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offices that submit an agency's requests under the Paperwork Reduction Act, as far as they are publicly known. */
@Component
public class PraContacts {

  /** What to show for an agency that the public list does not have. */
  public static final String NONE = "No public mailbox of this agency's PRA office is known here. Ask the agency's Chief Information Officer who submits its requests.";

  /**
   * An office and its shared mailbox.
   *
   * @param phone may be null, as may the website
   * @param source where the address was published
   */
  public record PraContact(String agencyId, String office, String email, String phone, String website, String source) {}

  private final JdbcClient sql;

  PraContacts(JdbcClient sql) {
    this.sql = sql;
  }

  public Optional<PraContact> of(String agencyId) {
    return all().stream().filter(each -> each.agencyId().equals(agencyId)).findFirst();
  }

  public List<PraContact> all() {
    return sql.sql("select * from pra_contact order by agency_id").query((rows, n) -> new PraContact(rows.getString("agency_id"),
        rows.getString("office"), rows.getString("email"), rows.getString("phone"), rows.getString("website"), rows.getString("source"))).list();
  }
}
