const { is } = require('../lib/model');
const { flows, shapes, isContainer, segments, shrink, contains, through } = require('../lib/diagram');

/** No line runs through a shape: neither a foreign one nor those that it joins. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'Definitions')) {
      return;
    }
    flows(node).forEach(flow => shapes(node)
      .filter(shape => !(isContainer(shape) && flow.waypoint.every(({ x, y }) => contains(shape.bounds, { x, y, width: 0, height: 0 }))))
      .filter(shape => !(is(shape.bpmnElement, 'Activity') && flow.bpmnElement.sourceRef.attachedToRef === shape.bpmnElement))
      .filter(shape => segments(flow).some(segment => through(segment, shrink(shape.bounds, 6))))
      .forEach(shape => reporter.report(flow.bpmnElement.id, `Line runs through ${shape.bpmnElement.id}`)));
  }
});
