const { is } = require('../lib/model');

/** The first kind that fits gives the prefix. */
const prefixes = {
  SubProcess: 'SubProcess_', CallActivity: 'CallActivity_', Activity: 'Task_',
  StartEvent: 'StartEvent_', EndEvent: 'EndEvent_', BoundaryEvent: 'BoundaryEvent_',
  IntermediateCatchEvent: 'CatchEvent_', IntermediateThrowEvent: 'ThrowEvent_',
  Gateway: 'Gateway_', SequenceFlow: 'Flow_',
  Message: 'Message_', Signal: 'Signal_', Error: 'Error_', Escalation: 'Escalation_'
};

/** An id says kind and business meaning; it is an interface and never one that an editor made up. */
module.exports = () => ({
  check(node, reporter) {
    const kind = Object.keys(prefixes).find(type => is(node, type));
    if (is(node, 'Process') && !/^[A-Z][A-Za-z0-9]*Process$/.test(node.id)) {
      reporter.report(node.id, 'Process id must be PascalCase and end in "Process"');
    }
    if (kind && !new RegExp('^' + prefixes[kind] + '[A-Z][A-Za-z0-9]*$').test(node.id)) {
      reporter.report(node.id, `Id must be "${prefixes[kind]}" and a name in PascalCase`);
    }
  }
});
