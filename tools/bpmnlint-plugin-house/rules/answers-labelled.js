const { is, isAny, hasText } = require('../lib/model');

/** A gateway asks a question, and each of its exits is an answer. */
module.exports = () => ({
  check(node, reporter) {
    const asks = isAny(node, [ 'ExclusiveGateway', 'InclusiveGateway' ]) && (node.outgoing || []).length > 1;
    if (asks && !hasText(node.name)) {
      reporter.report(node.id, 'Gateway with several exits needs a question as its label');
    }
    if (asks) {
      node.outgoing.filter(flow => !hasText(flow.name))
        .forEach(flow => reporter.report(flow.id, 'Exit of a gateway needs the answer as its label'));
    }
    if (is(node, 'SequenceFlow') && node.conditionExpression && !hasText(node.name)) {
      reporter.report(node.id, 'Conditional flow needs a label');
    }
  }
});
