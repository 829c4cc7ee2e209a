package org.hispcycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.hispcycle.platform.security.Roles;
import org.junit.jupiter.api.Test;

/**
 * The pages in docs/processes are derived from the models. Run with {@code -Dhisp.docs.write=true} to write them; without
 * it a page that no longer fits its model fails the build.
 */
class ModelPagesTest {

  private static final Path PROCESSES = Path.of("processes");
  private static final Path PAGES = Path.of("docs/processes");

  @Test
  void everyPageFitsItsModel() throws IOException {
    var pages = pages();
    if (Boolean.getBoolean("hisp.docs.write")) {
      Files.createDirectories(PAGES);
      for (var page : pages.entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
      }
    }
    for (var page : pages.entrySet()) {
      var file = PAGES.resolve(page.getKey());
      assertThat(file).as("write it with mvn test -Dtest=ModelPagesTest -Dhisp.docs.write=true").exists();
      assertThat(Files.readString(file)).as(file + " is stale; write it with -Dhisp.docs.write=true").isEqualTo(page.getValue());
    }
    try (var files = Files.list(PAGES)) {
      assertThat(files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".md")))
          .as("pages without a model").allMatch(pages::containsKey);
    }
  }

  @Test
  void everyDrawingShowsTheModelAsItIs() throws Exception {
    for (var model : files(".bpmn")) {
      var name = model.getFileName().toString().replace(".bpmn", ".png");
      assertThat(PAGES.resolve(name)).as("draw it with npm run render:models").exists();
      var stamp = Files.readString(PAGES.resolve(name + ".sha256")).strip().split("\\s+")[0];
      var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model)));
      assertThat(stamp).as(name + " is stale; draw it with npm run render:models").isEqualTo(hash);
    }
  }

  private static TreeMap<String, String> pages() throws IOException {
    var pages = new TreeMap<String, String>();
    var inventory = new StringBuilder("# Models\n\nGenerated from `processes/`; do not edit.\n\n| Process | Human tasks | Timers | Calls | Decides with |\n|---|---:|---:|---|---|\n");
    for (var file : files(".bpmn")) {
      var model = Bpmn.readModelFromFile(file.toFile());
      var base = base(file);
      pages.put(base + ".md", page(model, base));
      inventory.append("| [").append(process(model).getName()).append("](").append(base).append(".md) | ")
          .append(model.getModelElementsByType(UserTask.class).size()).append(" | ")
          .append(model.getModelElementsByType(TimerEventDefinition.class).size()).append(" | ")
          .append(model.getModelElementsByType(CallActivity.class).stream().map(CallActivity::getCalledElement).distinct()
              .collect(Collectors.joining(", "))).append(" | ")
          .append(model.getModelElementsByType(BusinessRuleTask.class).stream().map(BusinessRuleTask::getCamundaDecisionRef)
              .distinct().collect(Collectors.joining(", "))).append(" |\n");
    }
    for (var file : files(".dmn")) {
      pages.put(base(file) + ".md", decisions(file));
      inventory.append("\nDecision: [").append(base(file)).append("](").append(base(file)).append(".md)\n");
    }
    pages.put("inventory.md", inventory.toString());
    return pages;
  }

  private static String page(BpmnModelInstance model, String base) {
    var process = process(model);
    var page = new StringBuilder("# " + process.getName() + "\n\nGenerated from `processes/" + base + ".bpmn`; do not edit.\n\n![" + process.getName()
        + "](" + base + ".png)\n\n" + documentation(process) + "\n\nProcess `" + process.getId() + "`, version " + process.getCamundaVersionTag()
        + ", history kept " + process.getCamundaHistoryTimeToLiveString() + ".\n");
    var tasks = model.getModelElementsByType(UserTask.class);
    if (!tasks.isEmpty()) {
      page.append("\n## Human tasks\n\n| Task | Who | Due | Outcomes | What is asked |\n|---|---|---|---|---|\n");
      tasks.forEach(task -> page.append(row(task.getName() + " `" + task.getId() + "`", roles(task.getCamundaCandidateGroups()),
          "`" + task.getCamundaDueDate() + "`", outcomes(task), documentation(task))));
    }
    var timers = model.getModelElementsByType(TimerEventDefinition.class);
    if (!timers.isEmpty()) {
      page.append("\n## Timers\n\n| Timer | When | Why |\n|---|---|---|\n");
      timers.forEach(timer -> {
        var event = (FlowNode) timer.getParentElement();
        page.append(row(event.getName() + " `" + event.getId() + "`", "`" + timer.getTextContent().strip() + "`", documentation(event)));
      });
    }
    var services = model.getModelElementsByType(ServiceTask.class);
    if (!services.isEmpty()) {
      page.append("\n## What the application does\n\n| Step | Bean | Why |\n|---|---|---|\n");
      services.forEach(task -> page.append(row(task.getName() + " `" + task.getId() + "`", "`" + task.getCamundaDelegateExpression() + "`", documentation(task))));
    }
    return page.toString();
  }

  private static String decisions(Path file) {
    var page = new StringBuilder("# Decisions in `processes/" + file.getFileName() + "`\n\nGenerated; do not edit.\n");
    for (var decision : Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class)) {
      page.append("\n## ").append(decision.getName()).append(" `").append(decision.getId()).append("`\n\n");
      if (decision.getDescription() != null) {
        page.append(decision.getDescription().getTextContent().strip()).append("\n\n");
      }
      if (decision.getExpression() instanceof DecisionTable table) {
        page.append(table(table));
      }
    }
    return page.toString();
  }

  private static String table(DecisionTable table) {
    var header = new ArrayList<String>();
    header.add("Rule");
    table.getInputs().forEach(input -> header.add(input.getLabel() == null ? input.getId() : input.getLabel()));
    table.getOutputs().forEach(output -> header.add("→ " + (output.getLabel() == null ? output.getName() : output.getLabel())));
    header.add("Why");
    var text = new StringBuilder("Hit policy " + table.getHitPolicy() + ".\n\n" + row(header.toArray(String[]::new)) + "|" + "---|".repeat(header.size()) + "\n");
    table.getRules().forEach(rule -> {
      var cells = new ArrayList<String>();
      cells.add("`" + rule.getId() + "`");
      rule.getInputEntries().forEach(entry -> cells.add(code(entry.getText() == null ? "" : entry.getText().getTextContent())));
      rule.getOutputEntries().forEach(entry -> cells.add(code(entry.getText() == null ? "" : entry.getText().getTextContent())));
      cells.add(rule.getDescription() == null ? "" : rule.getDescription().getTextContent());
      text.append(row(cells.toArray(String[]::new)));
    });
    return text.toString();
  }

  private static String code(String text) {
    return text.isBlank() ? "any" : "`" + text.strip() + "`";
  }

  private static String outcomes(UserTask task) {
    return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
        .map(CamundaProperties::getCamundaProperties).flatMap(Collection::stream)
        .filter(property -> property.getCamundaName().startsWith("outcome:"))
        .map(CamundaProperty::getCamundaValue).collect(Collectors.joining("; "));
  }

  private static String roles(String groups) {
    if (groups.startsWith("${")) {
      return "As the edition says: " + code(groups);
    }
    return List.of(groups.split(",")).stream().map(Roles::label).collect(Collectors.joining("; "));
  }

  private static String row(String... cells) {
    return List.of(cells).stream().map(cell -> cell.replace("|", "\\|").replaceAll("\\s+", " ").strip())
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static List<Path> files(String ending) throws IOException {
    try (var paths = Files.list(PROCESSES)) {
      return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String base(Path file) {
    return file.getFileName().toString().replaceAll("\\.(bpmn|dmn)$", "");
  }

  private static Process process(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next();
  }

  private static String documentation(BaseElement element) {
    return element.getDocumentations().stream().map(each -> each.getTextContent().replaceAll("\\s+", " ").strip()).findFirst().orElse("");
  }
}
