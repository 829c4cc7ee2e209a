/**
 * Places the elements of one process, left to right.
 *
 * The columns, rows and line routes come from ELK's layered algorithm. ELK knows boxes, ports and lines only, so each
 * element is handed over as a box that already holds what belongs to it: its label, its boundary events and its
 * notes. That is why labels cannot end up on shapes. Lines are fixed to the middle of a side: in on the left, out on
 * the right, boundary events downwards. A way back is handed over turned round, from below to below or from above to
 * above, which makes it a loop around the row. Which side each loop takes, and which of ELK's strategies is used, is
 * found by trying them and keeping the picture with the fewest crossings, bends and detours. Where all of them cross
 * lines, ELK is given the elements in other orders.
 */

import { createRequire } from 'node:module';
import ELK from 'elkjs/lib/elk.bundled.js';
import { textSize, wrap } from './text-size.mjs';

const { segments, pairs, cross, touch, through, shrink } =
  createRequire(import.meta.url)('../bpmnlint-plugin-house/lib/diagram.js');

const elk = new ELK();

const TASK = { height: 80 };
const EVENT = { width: 36, height: 36 };
const GATEWAY = { width: 50, height: 50 };
const PADDING = { top: 50, right: 30, bottom: 30, left: 30 };
const GAP = 40;
const LABEL_GAP = 6;
const NOTE_WIDTH = 140;
const NOTE_GAP = 24;
const LOOPS_TRIED = 5;
const CHOICES_KEPT = 4;
const SEEDS_TRIED = 24;
const CROSSING = 100000;

const combined = (one, other) => one.flatMap(a => other.map(b => ({ ...a, ...b })));

const STRATEGIES = [
  [ 'LONGEST_PATH_SOURCE', 'NETWORK_SIMPLEX' ].map(layering => ({ 'elk.layered.layering.strategy': layering })),
  [ 'NETWORK_SIMPLEX', 'BRANDES_KOEPF' ].map(placement => ({ 'elk.layered.nodePlacement.strategy': placement })),
  [ { 'elk.layered.considerModelOrder.strategy': 'NONE' },
    { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' },
    { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES', 'elk.layered.crossingMinimization.forceNodeModelOrder': 'true' } ]
].reduce(combined);

const ELK_OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '30',
  'elk.spacing.edgeNode': '20',
  'elk.spacing.edgeEdge': '16',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.componentComponent': '50',
  'elk.layered.spacing.nodeNodeBetweenLayers': '30',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.edgeLabels.sideSelection': 'ALWAYS_UP',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'TAIL_LAYER',
  'elk.layered.thoroughness': '30',
  'elk.layered.unnecessaryBendpoints': 'false'
};

const is = (element, type) => element.$instanceOf('bpmn:' + type);
const isEventSubProcess = element => is(element, 'SubProcess') && element.triggeredByEvent;
const even = number => 2 * Math.ceil(number / 2);
const moved = (box, by) => ({ ...box, x: box.x + by.x, y: box.y + by.y });

/** Places everything in a process or sub-process; the result's upper left corner is at 0/0. */
export async function layout(scope) {
  const elements = scope.flowElements ?? [];
  const nodes = elements.filter(element => is(element, 'FlowNode') && !is(element, 'BoundaryEvent') && !isEventSubProcess(element));
  const flows = elements.filter(element => is(element, 'SequenceFlow'));
  const parts = await describeParts(scope, nodes, elements);
  const { order, loops } = walk(nodes, flows);

  let best;
  const attempt = async (order, sides, strategy) => {
    const picture = await draw(order.map(node => box(parts.get(node), sides, flows)), flows, sides, strategy);
    const cost = price(picture);
    if (!best || cost < best.cost) {
      best = { ...picture, cost };
    }
    return cost;
  };
  const choices = [];
  for (const sides of sideChoices(loops, parts)) {
    choices.push({ sides, cost: await attempt(order, sides, STRATEGIES[0]) });
  }
  const promising = choices.sort((a, b) => a.cost - b.cost).slice(0, CHOICES_KEPT).map(({ sides }) => sides);
  for (const sides of promising) {
    for (const strategy of STRATEGIES) {
      await attempt(order, sides, strategy);
    }
  }
  for (let seed = 1; best.cost >= CROSSING && seed <= SEEDS_TRIED; seed++) {
    for (const sides of promising) {
      const strategy = STRATEGIES[seed % STRATEGIES.length];
      await attempt(shuffled(order, seed), sides, { ...strategy, 'elk.randomSeed': `${seed}` });
    }
  }
  return normalised(await withEventSubProcesses(withLooseNotes(best, scope), elements));
}

/** The same list in another order, the same one for the same seed. */
function shuffled(list, seed) {
  let state = seed;
  const next = () => (state = state * 48271 % 2147483647);
  return list.map(item => [ next(), item ]).sort(([ a ], [ b ]) => a - b).map(([ , item ]) => item);
}

/** What belongs to each node: its size, its own content, its boundary events and its notes. */
async function describeParts(scope, nodes, elements) {
  const parts = new Map();
  for (const node of nodes) {
    const content = is(node, 'SubProcess') && node.flowElements?.length ? await layout(node) : null;
    const boundaries = elements.filter(element => is(element, 'BoundaryEvent') && element.attachedToRef === node);
    parts.set(node, { node, content, boundaries, notes: notesOf(scope, [ node, ...boundaries ]) });
  }
  return parts;
}

/** The notes on these elements; a note with several lines hangs on the first of them. */
function notesOf(scope, elements) {
  const associations = (scope.artifacts ?? []).filter(artifact => is(artifact, 'Association'))
    .map(association => {
      const ends = [ association.sourceRef, association.targetRef ];
      return { association, note: ends.find(end => is(end, 'TextAnnotation')), element: ends.find(end => is(end, 'FlowNode')) };
    })
    .filter(({ note, element }) => note && element);
  return associations.filter(({ note, element }, i) =>
    elements.includes(element) && associations.findIndex(other => other.note === note) === i);
}

/**
 * Walks from the starts along the flows, in the model's order. Gives the nodes in the order in which they are met, and
 * as loops the flows that lead back to something that came before.
 */
function walk(nodes, flows) {
  const [ order, open, loops ] = [ new Set(), new Set(), [] ];
  const visit = node => {
    order.add(node);
    open.add(node);
    for (const flow of flows.filter(flow => owner(flow.sourceRef) === node)) {
      const target = owner(flow.targetRef);
      if (open.has(target)) {
        loops.push(flow);
      } else if (!order.has(target)) {
        visit(target);
      }
    }
    open.delete(node);
  };
  const entered = new Set(flows.map(flow => owner(flow.targetRef)));
  for (const node of [ ...nodes.filter(node => !entered.has(node)), ...nodes ]) {
    order.has(node) || visit(node);
  }
  return { order: [ ...order ], loops };
}

const owner = node => node.attachedToRef ?? node;

/** Every way of sending the loops above (NORTH) or below (SOUTH) the row, as maps from flow to side. */
function sideChoices(loops, parts) {
  const free = loops.map(flow => {
    if (is(flow.sourceRef, 'BoundaryEvent')) {
      return [ 'SOUTH' ];
    }
    const crowded = [ flow.sourceRef, flow.targetRef ].some(node => parts.get(node).boundaries.length);
    return crowded ? [ 'NORTH' ] : [ 'SOUTH', 'NORTH' ];
  });
  return loops.reduce((maps, flow, i) => maps.flatMap(map =>
    (i < LOOPS_TRIED ? free[i] : free[i].slice(0, 1)).map(side => new Map(map).set(flow, side))), [ new Map() ]);
}

/** A node with all that belongs to it, as one box with ports. Positions are relative to the box. */
function box(part, sides, flows) {
  const { node, content, boundaries } = part;
  const sidesUsed = new Set([ ...sides ].filter(([ flow ]) => flow.sourceRef === node || flow.targetRef === node).map(([ , side ]) => side));
  const events = boundaries.map(event => ({ event, label: event.name ? textSize(event.name, { width: 64 }) : { width: 0, height: 0 } }));
  const shape = { element: node, x: 0, y: 0, ...shapeSize(node, content, events) };
  const middle = { x: shape.width / 2, y: shape.height / 2 };
  const shapes = [ shape ];

  let right = shape.width - 32;
  for (const { event, label } of [ ...events ].reverse()) {
    const bounds = { x: right - label.width - 8, y: shape.height + 20, ...label };
    shapes.push({ element: event, x: right - 18, y: shape.height - 18, ...EVENT, label: event.name ? bounds : null });
    right -= Math.max(label.width + 16, 46);
  }
  if (!is(node, 'Activity') && node.name) {
    shape.label = labelOf(shape, textSize(node.name), sidesUsed);
  }
  const notes = stackNotes(part.notes, shape, sidesUsed);

  const all = [ ...shapes, ...shapes.map(({ label }) => label).filter(Boolean), ...notes ];
  const corner = { x: -Math.min(...all.map(({ x }) => x)), y: -Math.min(...all.map(({ y }) => y)) };
  const size = {
    width: even(corner.x + Math.max(...all.map(({ x, width }) => x + width))),
    height: even(corner.y + Math.max(...all.map(({ y, height }) => y + height)))
  };
  const ports = [
    { id: `${node.id}#WEST`, x: 0, y: corner.y + middle.y },
    { id: `${node.id}#EAST`, x: size.width, y: corner.y + middle.y },
    { id: `${node.id}#NORTH`, x: corner.x + middle.x, y: 0 },
    { id: `${node.id}#SOUTH`, x: corner.x + middle.x, y: size.height },
    ...shapes.slice(1).map(({ element, x }) => ({ id: `${element.id}#SOUTH`, x: corner.x + x + 18, y: size.height }))
  ];
  const used = new Set(flows.flatMap(flow => portsOf(flow, sides)));
  return {
    node, size, content: content && moved({ ...content, ...PADDING_OFFSET }, corner),
    ports: ports.filter(port => used.has(port.id)),
    shapes: shapes.map(item => ({ ...moved(item, corner), label: item.label && moved(item.label, corner) })),
    notes: notes.map(note => moved(note, corner))
  };
}

const PADDING_OFFSET = { x: PADDING.left, y: PADDING.top };

function shapeSize(node, content, events) {
  if (is(node, 'Event')) {
    return EVENT;
  }
  if (is(node, 'Gateway')) {
    return GATEWAY;
  }
  const forEvents = events.slice(1).reduce((sum, { label }) => sum + Math.max(label.width + 16, 46), events.length ? 64 : 0);
  if (content) {
    const title = textSize(node.name ?? '', { width: Infinity, fontSize: 12 }).width + 20;
    return {
      width: even(Math.max(content.width + PADDING.left + PADDING.right, title, forEvents)),
      height: even(content.height + PADDING.top + PADDING.bottom)
    };
  }
  const width = [ 100, 120, 140, 160, 180 ].find(width => fits(node, width)) ?? 180;
  return { width: Math.max(width, even(forEvents)), height: TASK.height };
}

/** Whether a task's name leaves room for the symbol in its corner and for markers and events on its lower border. */
function fits(node, width) {
  const lines = wrap(node.name ?? '', width - 14, 12);
  const besideSymbol = is(node, 'CallActivity') || node.$type === 'bpmn:Task' ? width - 14 : width - 62;
  return lines.length <= 2 || lines.length === 3 && textSize(lines[0], { width: Infinity, fontSize: 12 }).width <= besideSymbol;
}

/** An event's label is below it, a gateway's above, unless a loop needs the place. */
function labelOf(shape, size, sidesUsed) {
  const centre = shape.width / 2;
  const preferred = is(shape.element, 'Gateway') ? [ 'NORTH', 'SOUTH' ] : [ 'SOUTH', 'NORTH' ];
  const side = preferred.find(side => !sidesUsed.has(side));
  const x = side ? centre - size.width / 2 : centre + LABEL_GAP;
  return { x: Math.round(x), y: side === 'SOUTH' ? shape.height + LABEL_GAP : -LABEL_GAP - size.height, ...size };
}

/** Notes stand above their element, beside a loop that comes in from above. */
function stackNotes(notes, shape, sidesUsed) {
  let bottom = -NOTE_GAP + (shape.label?.y < 0 ? shape.label.y : 0);
  return notes.map(({ note, association }) => {
    const size = noteSize(note);
    const x = sidesUsed.has('NORTH') ? shape.width / 2 + 12 : 0;
    bottom -= size.height + 10;
    return { element: note, association, isNote: true, x, y: bottom + 10, ...size };
  });
}

function noteSize(note) {
  const text = textSize(note.text ?? '', { width: NOTE_WIDTH - 16, fontSize: 12 });
  return { width: NOTE_WIDTH, height: Math.max(30, text.height + 12) };
}

/** The ports at the two ends of a flow. */
function portsOf(flow, sides) {
  const side = sides.get(flow);
  const out = side ?? (is(flow.sourceRef, 'BoundaryEvent') ? 'SOUTH' : 'EAST');
  return [ `${flow.sourceRef.id}#${out}`, `${flow.targetRef.id}#${side ?? 'WEST'}` ];
}

/** Lets ELK place the boxes and route the lines, and takes the boxes apart again. */
async function draw(boxes, flows, sides, strategy) {
  const main = longestPath(boxes.map(({ node }) => node), flows.filter(flow => !sides.has(flow)));
  const result = await elk.layout({
    id: 'root',
    layoutOptions: { ...ELK_OPTIONS, ...strategy },
    children: boxes.map(({ node, size, ports }) => ({
      id: node.id, ...size,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: ports.map(port => ({ ...port, width: 0, height: 0, layoutOptions: { 'elk.port.side': port.id.split('#')[1] } }))
    })),
    edges: flows.map(flow => elkEdge(flow, sides, main.has(flow) || isOnlyWay(flow, flows)))
  });
  const placed = new Map(result.children.map(child => [ child.id, child ]));
  const picture = { shapes: [], edges: [], notes: [], width: result.width, height: result.height };
  for (const { node, shapes, notes, content } of boxes) {
    const at = { x: Math.round(placed.get(node.id).x), y: Math.round(placed.get(node.id).y) };
    picture.shapes.push(...shapes.map(shape => ({ ...moved(shape, at), label: shape.label && moved(shape.label, at) })));
    picture.notes.push(...notes.map(note => moved(note, at)));
    if (content) {
      append(picture, content, moved({ x: content.x, y: content.y }, at));
    }
  }
  picture.edges.push(...result.edges.map((edge, i) => drawnEdge(flows[i], edge, sides, picture.shapes)));
  return picture;
}

function elkEdge(flow, sides, straight) {
  const ends = portsOf(flow, sides);
  const [ source, target ] = sides.has(flow) ? ends.reverse() : ends;
  return {
    id: flow.id, sources: [ source ], targets: [ target ],
    labels: flow.name ? [ { id: `${flow.id}#label`, text: flow.name, ...textSize(flow.name), layoutOptions: labelOptions(sides.has(flow)) } ] : [],
    layoutOptions: { 'elk.layered.priority.straightness': straight ? '10' : '1' }
  };
}

const labelOptions = turned => ({
  'elk.edgeLabels.placement': 'CENTER',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': turned ? 'HEAD_LAYER' : 'TAIL_LAYER'
});

/** A flow's line, the right way round, and drawn on from the border of the box to the border of the shape. */
function drawnEdge(flow, edge, sides, shapes) {
  const { startPoint, bendPoints = [], endPoint } = edge.sections[0];
  const points = [ startPoint, ...bendPoints, endPoint ].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  if (sides.has(flow)) {
    points.reverse();
  }
  const [ out, into ] = portsOf(flow, sides).map(port => port.split('#')[1]);
  points[0] = dock(shapes.find(({ element }) => element === flow.sourceRef), out, points[0]);
  points[points.length - 1] = dock(shapes.find(({ element }) => element === flow.targetRef), into, points.at(-1));
  const label = edge.labels?.[0];
  return {
    element: flow,
    waypoint: points.filter((point, i) => !(points[i - 1] && points[i + 1] && onOneLine(points[i - 1], point, points[i + 1]))),
    label: label && { x: Math.round(label.x), y: Math.round(label.y), width: label.width, height: label.height }
  };
}

const dock = ({ x, y, width, height }, side, point) => ({
  WEST: { x, y: point.y }, EAST: { x: x + width, y: point.y }, NORTH: { x: point.x, y }, SOUTH: { x: point.x, y: y + height }
}[side]);

const onOneLine = (a, b, c) => a.x === b.x && b.x === c.x || a.y === b.y && b.y === c.y;

const isOnlyWay = (flow, flows) =>
  flows.every(other => other === flow || other.sourceRef !== flow.sourceRef && other.targetRef !== flow.targetRef);

/** The flows on the path with the most steps: the row that is kept straight. */
function longestPath(nodes, flows) {
  const known = new Map();
  const from = node => {
    if (!known.has(node)) {
      known.set(node, []);
      known.set(node, flows.filter(flow => flow.sourceRef === node).map(flow => [ flow, ...from(flow.targetRef) ])
        .reduce((longest, path) => path.length > longest.length ? path : longest, []));
    }
    return known.get(node);
  };
  return new Set(nodes.map(from).reduce((longest, path) => path.length > longest.length ? path : longest, []));
}

/**
 * What is wrong with a picture, as a number: above all crossings, then bends, and
 * branches that are not in the model's order or do not begin side by side. */
function price({ shapes, edges, width, height }) {
  const own = edges.map(edge => ({ ...edge, ends: [ edge.element.sourceRef, edge.element.targetRef ] }));
  const crossings = pairs(own).filter(([ a, b ]) => {
    const meet = a.ends.some(end => b.ends.includes(end));
    return segments(a).some(s => segments(b).some(t => cross(s, t) || !meet && touch(s, t)));
  }).length;
  const hits = own.flatMap(edge => shapes.filter(shape =>
    !edge.ends.includes(shape.element) && !edge.ends.some(end => end.attachedToRef === shape.element) &&
    edge.element.$parent === shape.element.$parent &&
    segments(edge).some(segment => through(segment, shrink(shape, 2))))).length;
  const bends = own.reduce((sum, { waypoint }) => sum + waypoint.length - 2, 0);
  const turned = pairs(own).filter(([ a, b ]) => a.ends[0] === b.ends[0] && a.waypoint.at(-1).y > b.waypoint.at(-1).y).length;
  const ragged = pairs(own.filter(({ waypoint }) => waypoint.at(-1).x > waypoint[0].x)).filter(([ a, b ]) => a.ends[0] === b.ends[0])
    .reduce((sum, [ a, b ]) => sum + Math.abs(a.waypoint.at(-1).x - b.waypoint.at(-1).x), 0);
  const length = own.flatMap(segments).reduce((sum, [ a, b ]) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y), 0);
  return CROSSING * (crossings + hits) + 150 * bends + 300 * turned + ragged / 2 + length + width + 2 * height;
}

function append(picture, content, at) {
  for (const shape of content.shapes) {
    picture.shapes.push({ ...moved(shape, at), label: shape.label && moved(shape.label, at) });
  }
  for (const edge of content.edges) {
    picture.edges.push({ ...edge, waypoint: edge.waypoint.map(point => moved(point, at)), label: edge.label && moved(edge.label, at) });
  }
  picture.notes.push(...content.notes.map(note => moved(note, at)));
}

/** Notes that belong to no single element stand below the row. */
function withLooseNotes(picture, scope) {
  const placed = new Set(picture.notes.map(({ element }) => element));
  let x = 0;
  const loose = (scope.artifacts ?? []).filter(artifact => is(artifact, 'TextAnnotation') && !placed.has(artifact)).map(note => {
    const size = noteSize(note);
    x += size.width + GAP;
    return { element: note, isNote: true, x: x - size.width - GAP, y: picture.height + GAP, ...size };
  });
  const height = Math.max(picture.height, ...loose.map(note => note.y + note.height));
  return { ...picture, notes: [ ...picture.notes, ...loose ], width: Math.max(picture.width, x - GAP), height };
}

/** Event sub-processes stand below the row, side by side as far as the row is wide. */
async function withEventSubProcesses(picture, elements) {
  let [ x, y, rowHeight ] = [ 0, picture.height + GAP, 0 ];
  const { width } = picture;
  for (const node of elements.filter(isEventSubProcess)) {
    const content = await layout(node);
    const size = shapeSize(node, content, []);
    if (x > 0 && x + size.width > width) {
      [ x, y, rowHeight ] = [ 0, y + rowHeight + GAP, 0 ];
    }
    picture.shapes.push({ element: node, x, y, ...size });
    append(picture, content, { x: x + PADDING.left, y: y + PADDING.top });
    x += size.width + GAP;
    rowHeight = Math.max(rowHeight, size.height);
    picture.width = Math.max(picture.width, x - GAP);
    picture.height = y + rowHeight;
  }
  return picture;
}

/** Moved so that the upper left corner is at 0/0, lines outside the boxes included. */
function normalised(picture) {
  const boxes = [ ...picture.shapes, ...picture.notes, ...picture.edges.flatMap(({ waypoint }) => waypoint),
    ...[ ...picture.shapes, ...picture.edges ].map(({ label }) => label).filter(Boolean) ];
  const corner = { x: Math.floor(Math.min(...boxes.map(({ x }) => x))), y: Math.floor(Math.min(...boxes.map(({ y }) => y))) };
  const result = { shapes: [], edges: [], notes: [] };
  append(result, picture, { x: -corner.x, y: -corner.y });
  return {
    ...result,
    width: even(Math.max(...boxes.map(({ x, width = 0 }) => x + width)) - corner.x),
    height: even(Math.max(...boxes.map(({ y, height = 0 }) => y + height)) - corner.y)
  };
}
