package org.hispcycle.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole application on a free port, seeded as in the demo, with nothing running by itself: jobs, reminders and the
 * clock move only when a test moves them. Test classes with this annotation share one context and one database, so each
 * works on a cycle year (or an agency) of its own. The tag makes them run on H2 and on PostgreSQL.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=${hisp.test.database:jdbc:h2:mem:whole-application;DB_CLOSE_DELAY=-1}",
    "spring.datasource.username=${hisp.test.user:sa}",
    "camunda.bpm.job-execution.enabled=false",
    "hisp.demo.walk-to-start=false",
    "hisp.feedback.directory=${hisp.test.files:target/response-files}",
    "hisp.cycle.open-at-start=false",
    "hisp.umbrella.watch-at-start=false",
    "hisp.audit.scheduled=false",
    "hisp.reminders.enabled=false"})
@ActiveProfiles("demo")
@Import(EngineSteps.class)
@Tag("database")
public @interface WholeApplication {}
