const { is, hasText } = require('../lib/model');
const { flows, shapeOf } = require('../lib/diagram');

const centre = shape => shape.bounds.x + shape.bounds.width / 2;

/** Time runs from left to right; a way back is named, by its label or as Flow_Return… or Flow_BackTo…. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'Definitions')) {
      return;
    }
    flows(node).map(di => di.bpmnElement)
      .filter(flow => !hasText(flow.name) && !/^Flow_(Return|BackTo)/.test(flow.id))
      .forEach(flow => {
        const [ source, target ] = [ shapeOf(node, flow.sourceRef), shapeOf(node, flow.targetRef) ];
        if (source && target && centre(target) < centre(source) - 1) {
          reporter.report(flow.id, 'Line runs from right to left; name it as a way back, or turn it round');
        }
      });
  }
});
