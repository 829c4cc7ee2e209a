package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is announced reaches everyone concerned once, and nobody else. */
@WholeApplication
class AnnouncementsTest {

  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired Outbox outbox;

  private static Announcement news(String key, Set<String> roles, String subject) {
    return new Announcement(key, "DOL", roles, subject, List.of("It <b>ends</b> & stays ended.", "Renew it."), "/office/clearances");
  }

  private void announce(Announcement news) {
    transaction.executeWithoutResult(status -> events.publishEvent(news));
  }

  private List<Mail> mails(String subject) {
    return outbox.newest(null, null, 1_000).stream().filter(mail -> mail.subject().equals(subject)).toList();
  }

  @Test
  void eachHolderInTheAgencyAndAtOmbIsToldOnceHoweverOftenItIsAnnounced() {
    var news = news("announcement-test/once", Set.of(Roles.PRA_OFFICER, Roles.SERVICE_DELIVERY_OFFICIAL, Roles.OMB_LEAD), "Told once");
    announce(news);
    announce(news);
    assertThat(mails("Told once")).extracting(mail -> mail.messageKey().substring(mail.messageKey().lastIndexOf('/') + 1))
        .containsExactlyInAnyOrder("dolPra", "dolOfficial", "ombLead");
  }

  @Test
  void theMailSaysWhatWhyAndWhereAndShowsMarkupAsText() {
    announce(news("announcement-test/text", Set.of(Roles.PRA_OFFICER), "Read me"));
    assertThat(mails("Read me")).singleElement().satisfies(mail -> {
      assertThat(mail.text()).contains("It <b>ends</b> & stays ended.", "Renew it.", "/office/clearances", "of DOL.");
      assertThat(mail.html()).contains("It &lt;b&gt;ends&lt;/b&gt; &amp; stays ended.").doesNotContain("<b>");
    });
  }

  @Test
  void nothingIsToldOfWhatDidNotHappen() {
    transaction.executeWithoutResult(status -> {
      events.publishEvent(news("announcement-test/undone", Set.of(Roles.OMB_LEAD), "Undone"));
      status.setRollbackOnly();
    });
    assertThat(mails("Undone")).isEmpty();
    assertThatThrownBy(() -> events.publishEvent(news("announcement-test/loose", Set.of(Roles.OMB_LEAD), "Loose")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
