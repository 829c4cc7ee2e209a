const { is, hasText, isDocumented } = require('../lib/model');

/** A person's task says who, with which form, by when, and what is asked. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'UserTask')) {
      return;
    }
    const present = {
      'camunda:candidateGroups': hasText(node.candidateGroups),
      'camunda:formKey or camunda:formRef': hasText(node.formKey) || hasText(node.formRef),
      'camunda:dueDate': hasText(node.dueDate),
      'bpmn:documentation': isDocumented(node)
    };
    Object.keys(present).filter(name => !present[name])
      .forEach(name => reporter.report(node.id, `User task needs ${name}`));
  }
});
