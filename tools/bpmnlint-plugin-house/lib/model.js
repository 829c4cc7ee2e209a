/** Questions about a model element, without its picture. */

const is = (element, type) => element.$instanceOf && element.$instanceOf('bpmn:' + type);

const isAny = (element, types) => types.some(type => is(element, type));

/** Every flow node and sequence flow below a process or sub-process, to any depth. */
const elements = scope => (scope.flowElements || []).flatMap(element => [ element, ...elements(element) ]);

/** Every flow node and sequence flow of a file. */
const allElements = definitions => (definitions.rootElements || [])
  .filter(root => is(root, 'Process')).flatMap(elements);

const hasText = value => Boolean(value && value.trim());

const isDocumented = element => (element.documentation || []).some(entry => hasText(entry.text));

/** The value of a camunda:property, or undefined. */
function property(element, name) {
  const extensions = element.extensionElements ? element.extensionElements.values || [] : [];
  return extensions
    .filter(extension => extension.$type === 'camunda:Properties')
    .flatMap(properties => properties.values || [])
    .filter(entry => entry.name === name)
    .map(entry => entry.value)[0];
}

module.exports = { is, isAny, allElements, hasText, isDocumented, property };
