const { is, allElements } = require('../lib/model');
const { planeElements, flows, shapeOf, shrink, holds } = require('../lib/diagram');

/** Everything in the model is in the picture, and every line begins and ends at its shapes. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'Definitions')) {
      return;
    }
    const drawn = new Set(planeElements(node).filter(di => di.bounds || di.waypoint).map(di => di.bpmnElement));
    allElements(node).filter(element => is(element, 'FlowNode') || is(element, 'SequenceFlow'))
      .filter(element => !drawn.has(element))
      .forEach(element => reporter.report(element.id, 'Not in the diagram'));
    flows(node).forEach(({ bpmnElement: flow, waypoint }) => {
      const ends = [ [ flow.sourceRef, waypoint[0] ], [ flow.targetRef, waypoint[waypoint.length - 1] ] ];
      ends.map(([ element, point ]) => [ shapeOf(node, element), point ])
        .filter(([ shape, point ]) => shape && !holds(shrink(shape.bounds, -5), point))
        .forEach(([ shape ]) => reporter.report(flow.id, `Line does not reach ${shape.bpmnElement.id}`));
    });
  }
});
