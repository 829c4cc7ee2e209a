package org.hispcycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.hispcycle.platform.security.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models are source code: what every model must have, so that people can read it and the engine cannot stumble over it. */
class ModelConventionTest {

  private static final Path PROCESSES = Path.of("processes");
  private static final Path FORMS = Path.of("forms");
  private static final Pattern MADE_UP_BY_THE_EDITOR = Pattern.compile("(Activity|Gateway|Event|Flow)_[0-9a-z]{7}");
  /** What the documentation cites: a requirement ID such as B1, X3, L14. */
  private static final Pattern REQUIREMENT = Pattern.compile("\\b[A-NX]\\d{1,2}[a-z]?\\b");

  private static final Pattern ROLE_BY_EDITION = Pattern.compile("\\$\\{editionRules\\.role\\(execution, '([a-z-]+)'\\)}");

  static Stream<Path> models() throws IOException {
    return files(PROCESSES, ".bpmn").stream();
  }

  static Stream<Path> decisions() throws IOException {
    return files(PROCESSES, ".dmn").stream();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var paths = Files.list(folder)) {
      return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void thereAreModelsToLookAt() throws IOException {
    assertThat(files(PROCESSES, ".bpmn")).isNotEmpty();
  }

  @Test
  void fileNamesAreUniqueOverModelsAndForms() throws IOException {
    var names = new ArrayList<String>();
    for (var folder : List.of(PROCESSES, FORMS)) {
      try (var paths = Files.list(folder)) {
        paths.map(path -> path.getFileName().toString()).forEach(names::add);
      }
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aProcessStatesItsNameItsRetentionInDaysItsVersionAndItsClauses(Path file) {
    var process = process(read(file));
    assertThat(process.getId()).endsWith("Process");
    assertThat(process.getName()).isNotBlank();
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    assertThat(process.getCamundaVersionTag()).isNotBlank();
    assertThat(REQUIREMENT.matcher(documentation(process)).find()).as("documentation cites a requirement").isTrue();
    assertThat(file.getFileName().toString()).isEqualTo(kebab(process.getId().replaceAll("Process$", "")) + ".bpmn");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementHasAStableIdOfItsKind(Path file) {
    var wrong = new TreeSet<String>();
    for (var element : read(file).getModelElementsByType(FlowElement.class)) {
      var id = element.getId();
      if (MADE_UP_BY_THE_EDITOR.matcher(id).matches() || !id.startsWith(prefix(element))) {
        wrong.add(id + " should start with " + prefix(element));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String prefix(FlowElement element) {
    if (element instanceof SequenceFlow) {
      return "Flow_";
    } else if (element instanceof CallActivity) {
      return "CallActivity_";
    } else if (element instanceof SubProcess) {
      return "SubProcess_";
    } else if (element instanceof Task) {
      return "Task_";
    } else if (element instanceof Gateway) {
      return "Gateway_";
    } else if (element instanceof StartEvent) {
      return "StartEvent_";
    } else if (element instanceof EndEvent) {
      return "EndEvent_";
    } else if (element instanceof BoundaryEvent) {
      return "BoundaryEvent_";
    } else if (element instanceof IntermediateCatchEvent) {
      return "CatchEvent_";
    } else if (element instanceof IntermediateThrowEvent) {
      return "ThrowEvent_";
    }
    return "Unknown kind of element";
  }

  @ParameterizedTest
  @MethodSource("models")
  void everythingAPersonSeesHasALabel(Path file) {
    var unlabelled = new TreeSet<String>();
    for (var node : read(file).getModelElementsByType(FlowNode.class)) {
      var splitsByCondition = node instanceof Gateway && node.getOutgoing().size() > 1
          && !node.getElementType().getTypeName().equals("parallelGateway")
          && !node.getElementType().getTypeName().equals("inclusiveGateway");
      if (blank(node.getName()) && (!(node instanceof Gateway) || splitsByCondition)) {
        unlabelled.add(node.getId());
      }
    }
    for (var flow : read(file).getModelElementsByType(SequenceFlow.class)) {
      if (flow.getConditionExpression() != null && blank(flow.getName())) {
        unlabelled.add(flow.getId());
      }
    }
    assertThat(unlabelled).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyHumanTaskSaysWhoWhenWithWhichFormAndWhy(Path file) throws IOException {
    var groups = new HashSet<>(Roles.OMB);
    groups.addAll(Roles.AGENCY);
    var forms = new HashSet<>(files(FORMS, ".html").stream().map(path -> "embedded:deployment:forms/" + path.getFileName()).toList());
    for (var task : read(file).getModelElementsByType(UserTask.class)) {
      var byEdition = ROLE_BY_EDITION.matcher(task.getCamundaCandidateGroups());
      if (byEdition.matches()) {
        assertThat(properties(task).get("step")).as(task.getId() + " step whose role the edition gives").isEqualTo(byEdition.group(1));
      } else {
        assertThat(groups).as(task.getId() + " candidate groups").containsAll(List.of(task.getCamundaCandidateGroups().split(",")));
      }
      assertThat(task.getCamundaDueDate()).as(task.getId() + " due date").isNotBlank();
      assertThat(task.getCamundaFollowUpDate()).as(task.getId() + " follow-up date").isNotBlank();
      assertThat(task.getCamundaPriority()).as(task.getId() + " priority").isNotBlank();
      assertThat(forms).as(task.getId() + " form").contains(task.getCamundaFormKey());
      assertThat(REQUIREMENT.matcher(documentation(task)).find()).as(task.getId() + " documentation cites a requirement").isTrue();
      var properties = properties(task);
      assertThat(properties.keySet()).as(task.getId() + " outcomes").anyMatch(name -> name.startsWith("outcome:"));
      assertThat(properties.get("clause")).as(task.getId() + " clause").isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void workOfTheApplicationIsAsynchronousAndRetried(Path file) {
    for (var task : read(file).getModelElementsByType(ServiceTask.class)) {
      assertThat(task.getCamundaDelegateExpression()).as(task.getId()).matches("\\$\\{[a-z]\\w*Delegate}");
      if (!properties(task).containsKey("synchronous")) {
        assertThat(task.isCamundaAsyncBefore()).as(task.getId() + " asyncBefore").isTrue();
        assertThat(task.getExtensionElements().getElementsQuery().filterByType(CamundaFailedJobRetryTimeCycle.class).count())
            .as(task.getId() + " retry cycle").isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyDelegateNamedInAModelExists(Path file) throws IOException {
    var delegates = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      sources.map(path -> path.getFileName().toString()).filter(name -> name.endsWith("Delegate.java"))
          .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1, name.length() - ".java".length())).forEach(delegates::add);
    }
    for (var task : read(file).getModelElementsByType(ServiceTask.class)) {
      var expression = task.getCamundaDelegateExpression();
      assertThat(delegates).contains(expression.substring(2, expression.length() - 1));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatAModelCallsExists(Path file) throws IOException {
    var processes = new TreeSet<String>();
    models().forEach(path -> processes.add(process(read(path)).getId()));
    var decisions = new TreeSet<String>();
    decisions().forEach(path -> Dmn.readModelFromFile(path.toFile()).getModelElementsByType(Decision.class)
        .forEach(decision -> decisions.add(decision.getId())));
    for (var call : read(file).getModelElementsByType(CallActivity.class)) {
      assertThat(processes).as(call.getId()).contains(call.getCalledElement());
    }
    for (var rule : read(file).getModelElementsByType(BusinessRuleTask.class)) {
      assertThat(decisions).as(rule.getId()).contains(rule.getCamundaDecisionRef());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noModelCarriesAScript(Path file) {
    var model = read(file);
    assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
    assertThat(model.getModelElementsByType(CamundaScript.class)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyNodeAndFlowIsDrawn(Path file) {
    var model = read(file);
    var undrawn = new TreeSet<String>();
    model.getModelElementsByType(FlowNode.class).stream().filter(node -> node.getDiagramElement() == null)
        .forEach(node -> undrawn.add(node.getId()));
    model.getModelElementsByType(SequenceFlow.class).stream().filter(flow -> flow.getDiagramElement() == null)
        .forEach(flow -> undrawn.add(flow.getId()));
    assertThat(undrawn).as("without a shape Cockpit and Tasklist show no diagram").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aDecisionStatesItsRetentionAndEachRuleItsIdAndReason(Path file) {
    var model = Dmn.readModelFromFile(file.toFile());
    for (var decision : model.getModelElementsByType(Decision.class)) {
      assertThat(decision.getId()).endsWith("Decision");
      assertThat(decision.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    }
    for (var rule : model.getModelElementsByType(Rule.class)) {
      assertThat(rule.getId()).startsWith("Rule_");
      assertThat(rule.getDescription() == null ? "" : rule.getDescription().getTextContent()).as(rule.getId() + " description").isNotBlank();
    }
  }

  private static BpmnModelInstance read(Path file) {
    return Bpmn.readModelFromFile(file.toFile());
  }

  private static Process process(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next();
  }

  private static String documentation(BaseElement element) {
    return element.getDocumentations().stream().map(each -> each.getTextContent()).findFirst().orElse("");
  }

  private static Map<String, String> properties(FlowNode node) {
    var found = new java.util.HashMap<String, String>();
    if (node.getExtensionElements() != null) {
      node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
          .flatMap(group -> group.getCamundaProperties().stream())
          .forEach((CamundaProperty each) -> found.put(each.getCamundaName(), each.getCamundaValue()));
    }
    return found;
  }

  private static String kebab(String pascal) {
    return pascal.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase();
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
