package org.hispcycle.feedback;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hispcycle.support.WholeApplication;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole application with clearances that the test sets, on a database of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WholeApplication
@Import({TestClearances.class, ReportSteps.class})
@TestPropertySource(properties = "spring.datasource.url=${hisp.test.feedback-database:jdbc:h2:mem:feedback;DB_CLOSE_DELAY=-1}")
public @interface FeedbackTest {}
