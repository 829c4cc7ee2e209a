package org.hispcycle;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.hispcycle.platform.engine.ProcessVariable;
import org.junit.jupiter.api.Test;

/** Which kind of class may know which; each rule gives its reason where it fails. */
class ArchitectureTests {

  private static final JavaClasses OURS =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.hispcycle");

  @Test
  void theEngineIsKnownOnlyWhereProcessesAreGlued() {
    noClasses().that().resideOutsideOfPackages("..process..", "..platform.engine..", "..cockpit..")
        .should().dependOnClassesThat().resideInAPackage("org.camunda..")
        .because("the business must be readable, and testable, without an engine")
        .check(OURS);
  }

  @Test
  void delegatesAreSmallPackagePrivateClassesOfTheProcessPackage() {
    classes().that().implement(JavaDelegate.class)
        .should().haveSimpleNameEndingWith("Delegate").andShould().resideInAPackage("..process..")
        .andShould().notBePublic().andShould().haveOnlyFinalFields()
        .because("a delegate reads, calls one use case and writes; it is shared by all running instances")
        .check(OURS);
  }

  @Test
  void delegatesDoNotTouchTheDatabaseOrTheMailer() {
    noClasses().that().implement(JavaDelegate.class)
        .should().dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..", "org.springframework.mail..")
        .because("a delegate calls a use case, which a test can run without an engine")
        .check(OURS);
  }

  @Test
  void variablesOfCasesAreNamedByTheirDeclarationOnly() {
    noClasses().that().doNotBelongToAnyOf(ProcessVariable.class).and().resideOutsideOfPackage("..platform.engine..")
        .should().callMethodWhere(target(owner(JavaClass.Predicates.assignableTo(VariableScope.class)))
            .and(target(nameMatching("(get|set|remove|has)Variables?(Local|Typed|LocalTyped|Names)?"))))
        .because("a variable has one declaration with one type")
        .check(OURS);
  }

  @Test
  void nobodyReadsTheWallClock() {
    noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now")
        .orShould().callMethod(LocalDateTime.class, "now").orShould().callMethod(OffsetDateTime.class, "now")
        .orShould().callMethod(ZonedDateTime.class, "now").orShould().callConstructor(Date.class)
        .orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(Clock.class, "systemUTC").orShould().callMethod(Clock.class, "systemDefaultZone")
        .because("time comes from the one Clock, which the demo moves and tests set")
        .check(OURS);
  }

  @Test
  void runtimeServicesAreUsedByWorkflowsOnly() {
    noClasses().that().resideOutsideOfPackage("..platform.engine..").and().haveSimpleNameNotStartingWith("Engine")
        .should().dependOnClassesThat().belongToAnyOf(RuntimeService.class)
        .because("what the application tells the process stands in one Engine…Workflow of the feature")
        .check(OURS);
  }

  @Test
  void featuresDoNotKnowTheirOwnEngineGlueOrControllers() {
    classes().that().resideInAPackage("org.hispcycle.*").should().onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackages("org.hispcycle.*.process..", "org.hispcycle.*.web..")
                .or(JavaClass.Predicates.resideInAPackage("org.hispcycle.platform..")))
        .because("process, web and persistence depend inwards")
        .check(OURS);
  }

  @Test
  void dependenciesAreInjectedByConstructors() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(OURS);
  }

  @Test
  void nothingIsPrintedToStandardStreams() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS);
  }

  @Test
  void theApplicationWasReallyLookedAt() {
    // a rule over no classes passes silently; this one does not
    org.assertj.core.api.Assertions.assertThat(OURS.stream().filter(each -> each.isAssignableTo(JavaDelegate.class)
        && !each.getModifiers().contains(JavaModifier.ABSTRACT)).count()).isGreaterThan(3);
  }
}
