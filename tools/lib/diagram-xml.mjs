/** Writes a picture as BPMN diagram interchange, and puts it into a model's text without touching the rest. */

const NAMESPACES = {
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI'
};

const MARGIN = { x: 160, y: 80 };

const bounds = ({ x, y, width, height }) =>
  `<dc:Bounds x="${MARGIN.x + x}" y="${MARGIN.y + y}" width="${width}" height="${height}" />`;

const label = box => box ? [ '  <bpmndi:BPMNLabel>', `    ${bounds(box)}`, '  </bpmndi:BPMNLabel>' ] : [];

const waypoint = ({ x, y }) => `  <di:waypoint x="${MARGIN.x + x}" y="${MARGIN.y + y}" />`;

function shapeLines(shape) {
  const { element } = shape;
  const flags = element.$type === 'bpmn:ExclusiveGateway' ? ' isMarkerVisible="true"'
    : element.$instanceOf('bpmn:SubProcess') ? ' isExpanded="true"' : '';
  return [ `<bpmndi:BPMNShape id="${element.id}_di" bpmnElement="${element.id}"${flags}>`,
    `  ${bounds(shape)}`, ...label(shape.label), '</bpmndi:BPMNShape>' ];
}

const edgeLines = ({ element, waypoint: points, label: box }) => [
  `<bpmndi:BPMNEdge id="${element.id}_di" bpmnElement="${element.id}">`,
  ...points.map(waypoint), ...label(box), '</bpmndi:BPMNEdge>' ];

/** From the foot of a note straight down to its element. */
function associationEdge(note, shapes) {
  const { sourceRef, targetRef } = note.association;
  const shape = shapes.find(({ element }) => element === (sourceRef === note.element ? targetRef : sourceRef));
  const x = Math.max(note.x, shape.x) + 12;
  const points = [ { x, y: note.y + note.height }, { x, y: shape.y } ];
  return { element: note.association, waypoint: sourceRef === note.element ? points : points.reverse() };
}

/** The diagram of one process as text. */
export function diagramXml(process, { shapes, edges, notes }) {
  const associations = notes.filter(note => note.association).map(note => associationEdge(note, shapes));
  const lines = [ ...[ ...shapes, ...notes ].flatMap(shapeLines), ...[ ...edges, ...associations ].flatMap(edgeLines) ];
  return [
    `  <bpmndi:BPMNDiagram id="${process.id}_diagram">`,
    `    <bpmndi:BPMNPlane id="${process.id}_plane" bpmnElement="${process.id}">`,
    ...lines.map(line => `      ${line}`),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>'
  ].join('\n');
}

/** The model's text without its diagrams. */
export const withoutDiagrams = xml => xml.replace(/\s*<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '');

/** The model's text with these diagrams in place of its own. */
export function withDiagrams(xml, diagrams) {
  const declared = withoutDiagrams(xml).replace(/<(?:[\w-]+:)?definitions\b/, start => start + Object.entries(NAMESPACES)
    .filter(([ prefix ]) => !xml.includes(`xmlns:${prefix}=`))
    .map(([ prefix, uri ]) => ` xmlns:${prefix}="${uri}"`).join(''));
  return declared.replace(/\s*(<\/(?:[\w-]+:)?definitions>\s*)$/, (_, end) => `\n${diagrams.join('\n')}\n${end}`);
}
