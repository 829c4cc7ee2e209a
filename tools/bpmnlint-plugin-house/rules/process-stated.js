const { is, isDocumented } = require('../lib/model');

/** A process says which clause it implements and how long its history is kept. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'Process')) {
      return;
    }
    if (!isDocumented(node)) {
      reporter.report(node.id, 'Process needs bpmn:documentation');
    }
    if (!/^(P\d+D|\d+)$/.test(node.historyTimeToLive || '')) {
      reporter.report(node.id, 'Process needs camunda:historyTimeToLive in days, such as P2557D');
    }
  }
});
