const { is } = require('../lib/model');
const { labels, shapes, flows, isContainer, segments, pairs, shrink, overlap, contains, through } = require('../lib/diagram');

/** Every label can be read: it lies on no shape, no line and no other label. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'Definitions')) {
      return;
    }
    labels(node).forEach(({ element, bounds }) => {
      const inner = shrink(bounds, 1);
      shapes(node).filter(shape => !(isContainer(shape) && contains(shape.bounds, bounds)))
        .filter(shape => overlap(inner, shape.bounds))
        .forEach(shape => reporter.report(element.id, `Label lies on ${shape.bpmnElement.id}`));
      flows(node).filter(flow => segments(flow).some(segment => through(segment, inner)))
        .forEach(flow => reporter.report(element.id, `Label lies on ${flow.bpmnElement.id}`));
    });
    pairs(labels(node)).filter(([ a, b ]) => overlap(shrink(a.bounds, 1), shrink(b.bounds, 1)))
      .forEach(([ a, b ]) => reporter.report(a.element.id, `Label lies on the label of ${b.element.id}`));
  }
});
