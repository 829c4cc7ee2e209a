package org.hispcycle.platform;

import java.util.ArrayList;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Refuses a production that is none, before anything is connected or written; says everything that is missing at once. */
@Component
@Profile("production")
class ProductionCheck implements BeanFactoryPostProcessor, EnvironmentAware {

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    var faults = new ArrayList<String>();
    if (environment.acceptsProfiles(Profiles.of("demo"))) {
      faults.add("The profiles production and demo are both active: a demo has accounts whose password everybody knows. Leave out demo.");
    }
    if (!setting("spring.datasource.url").startsWith("jdbc:postgresql:")) {
      faults.add("HISP_DATABASE_URL must be the JDBC address of a PostgreSQL database, such as jdbc:postgresql://db.example.gov:5432/hispcycle.");
    }
    if (setting("spring.mail.host").isBlank()) {
      faults.add("HISP_SMTP_HOST must name the mail server; without it nobody would be reminded.");
    }
    if (setting("hisp.mail.from").isBlank()) {
      faults.add("HISP_MAIL_FROM must be the address that reminders come from.");
    }
    if (!setting("hisp.base-url").startsWith("https://")) {
      faults.add("HISP_BASE_URL must be the https address where people reach this installation; links in mails begin with it.");
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("Production cannot start. " + String.join(" ", faults));
    }
  }

  private String setting(String name) {
    return environment.getProperty(name, "");
  }
}
