/**
 * Adds the <incoming> and <outgoing> elements that a hand-written model lacks. They repeat what the sequence flows
 * say, but bpmnlint and the modelling tools read them. Works on the text, so that nothing else changes.
 */

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/?[\w:.-]+(?:"[^"]*"|'[^']*'|[^"'>])*>/g;
const BEFORE_REFERENCES = [ 'documentation', 'extensionElements', 'auditing', 'monitoring', 'categoryValueRef', 'incoming', 'outgoing' ];

const localName = tag => tag.match(/^<\/?(?:[\w.-]+:)?([\w.-]+)/)[1];
const prefixOf = tag => tag.match(/^<([\w.-]+:)?/)[1] ?? '';
const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];

/** Where each flow node's start tag is, and where references belong in it. */
function flowNodes(xml, ids) {
  const open = [];
  const found = [];
  for (const { 0: tag, index } of xml.matchAll(TOKEN)) {
    if (/^<[!?]/.test(tag)) {
      continue;
    }
    const end = index + tag.length;
    const closes = tag.startsWith('</');
    if (closes) {
      open.pop();
    }
    const parent = open.at(-1);
    if (parent?.node && (closes || tag.endsWith('/>')) && BEFORE_REFERENCES.includes(localName(tag))) {
      parent.node.place = end;
    }
    if (closes) {
      continue;
    }
    const node = ids.has(attribute(tag, 'id')) && !/^<[\w.-]*(?:di|dc):/.test(tag)
      ? { id: attribute(tag, 'id'), tag, index, place: end, empty: tag.endsWith('/>') } : null;
    if (node) {
      found.push(node);
    }
    if (!tag.endsWith('/>')) {
      open.push({ node });
    }
  }
  return found;
}

/** The model's text with every missing reference; flows is a list of { id, source, target }. */
export function withFlowReferences(xml, flows) {
  const ids = new Set(flows.flatMap(({ source, target }) => [ source, target ]));
  let text = xml;
  for (const node of flowNodes(xml, ids).reverse()) {
    const prefix = prefixOf(node.tag);
    const indent = xml.slice(xml.lastIndexOf('\n', node.index) + 1, node.index).match(/^\s*/)[0];
    const missing = [
      ...flows.filter(({ target }) => target === node.id).map(({ id }) => [ 'incoming', id ]),
      ...flows.filter(({ source }) => source === node.id).map(({ id }) => [ 'outgoing', id ])
    ].map(([ name, id ]) => `<${prefix}${name}>${id}</${prefix}${name}>`)
      .filter(line => !xml.includes(line))
      .map(line => `\n${indent}  ${line}`).join('');
    if (missing && node.empty) {
      const opened = node.tag.replace(/\s*\/>$/, '>') + `${missing}\n${indent}</${node.tag.match(/^<([\w:.-]+)/)[1]}>`;
      text = text.slice(0, node.index) + opened + text.slice(node.index + node.tag.length);
    } else if (missing) {
      text = text.slice(0, node.place) + missing + text.slice(node.place);
    }
  }
  return text;
}
