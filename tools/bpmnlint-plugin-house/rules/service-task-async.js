const { isAny, hasText, property } = require('../lib/model');

/** A delegate runs in a job of its own, so that a failure is an incident to retry and not a lost user action. */
module.exports = () => ({
  check(node, reporter) {
    const delegates = isAny(node, [ 'ServiceTask', 'SendTask', 'BusinessRuleTask' ]) && hasText(node.delegateExpression);
    if (delegates && !node.asyncBefore && !hasText(property(node, 'synchronous'))) {
      reporter.report(node.id, 'Needs camunda:asyncBefore="true", or a camunda:property "synchronous" that says why not');
    }
  }
});
