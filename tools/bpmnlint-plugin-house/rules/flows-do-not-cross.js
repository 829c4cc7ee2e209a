const { is, property } = require('../lib/model');
const { flows, segments, pairs, cross, touch } = require('../lib/diagram');

/** No two lines cross; a process may allow pairs: camunda:property allowedCrossings = "Flow_A Flow_B; Flow_C Flow_D". */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'Definitions')) {
      return;
    }
    const allowed = node.rootElements.flatMap(root => (property(root, 'allowedCrossings') || '').split(';'))
      .map(pair => pair.trim().split(/\s+/).sort().join(' '));
    pairs(flows(node)).forEach(([ a, b ]) => {
      const [ one, other ] = [ a.bpmnElement, b.bpmnElement ];
      const meet = one.sourceRef === other.sourceRef || one.targetRef === other.targetRef ||
        one.sourceRef === other.targetRef || one.targetRef === other.sourceRef;
      const crossing = segments(a).some(s => segments(b).some(t => cross(s, t) || !meet && touch(s, t)));
      if (crossing && !allowed.includes([ one.id, other.id ].sort().join(' '))) {
        reporter.report(one.id, `Line crosses or touches ${other.id}`);
      }
    });
  }
});
