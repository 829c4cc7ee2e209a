const rules = [
  'id-naming',
  'user-task-complete',
  'service-task-async',
  'process-stated',
  'answers-labelled',
  'diagram-complete',
  'flows-do-not-cross',
  'flows-clear-of-shapes',
  'left-to-right',
  'labels-clear'
];

module.exports = {
  configs: {
    all: { rules: Object.fromEntries(rules.map(rule => [ rule, 'error' ])) }
  }
};
