/** Questions about a model's picture: shapes, lines, labels and how they meet. */

const { is, isAny } = require('./model');

const planeElements = definitions => (definitions.diagrams || [])
  .flatMap(diagram => diagram.plane && diagram.plane.planeElement || []);

/** Shapes with bounds. */
const shapes = definitions => planeElements(definitions).filter(di => di.bounds && di.bpmnElement);

/** Drawn sequence flows. */
const flows = definitions => planeElements(definitions)
  .filter(di => di.waypoint && di.bpmnElement && is(di.bpmnElement, 'SequenceFlow'));

/** Labels that have a place of their own. */
const labels = definitions => planeElements(definitions)
  .filter(di => di.label && di.label.bounds && di.bpmnElement && di.bpmnElement.name)
  .map(di => ({ element: di.bpmnElement, bounds: di.label.bounds }));

const shapeOf = (definitions, element) => shapes(definitions).find(di => di.bpmnElement === element);

/** Whether other shapes may lie inside this one. */
const isContainer = di => isAny(di.bpmnElement, [ 'SubProcess', 'Participant', 'Lane', 'Group' ]);

const segments = flow => flow.waypoint.slice(1).map((end, i) => [ flow.waypoint[i], end ]);

/** All pairs of a list. */
const pairs = list => list.flatMap((a, i) => list.slice(i + 1).map(b => [ a, b ]));

/** A box made smaller on all sides; a shared border is no overlap. */
const shrink = (box, by) => ({ x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by });

const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const contains = (outer, inner) => inner.x >= outer.x && inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

const holds = (box, point) => contains(box, { x: point.x, y: point.y, width: 0, height: 0 });

/** Which side of the line from a to b a point lies on: 1, 0 or -1. */
const side = (a, b, point) => Math.sign(Math.round((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)));

/** Two segments run through each other. */
const cross = ([ a, b ], [ c, d ]) =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** Two segments share a point. */
function touch([ a, b ], [ c, d ]) {
  const span = (p, q, axis) => [ Math.min(p[axis], q[axis]), Math.max(p[axis], q[axis]) ];
  const apart = [ 'x', 'y' ].some(axis => {
    const [ one, other ] = [ span(a, b, axis), span(c, d, axis) ];
    return one[1] < other[0] || other[1] < one[0];
  });
  return !apart && side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/** A segment runs through a box. */
function through(segment, box) {
  const { x, y, width, height } = box;
  const corners = [ { x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height } ];
  return segment.some(point => holds(box, point)) ||
    corners.some((corner, i) => touch(segment, [ corner, corners[(i + 1) % 4] ]));
}

module.exports = { planeElements, shapes, flows, labels, shapeOf, isContainer, segments, pairs, shrink, overlap, contains, holds, cross, touch, through };
