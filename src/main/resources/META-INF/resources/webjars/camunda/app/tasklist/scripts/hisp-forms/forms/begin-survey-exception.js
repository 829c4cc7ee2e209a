/* A HISP asks OMB to let the survey of one of its services keep an earlier model. */

import { notice } from '../controls.js';
import { h } from '../dom.js';
import { chosenService, loadServices, serviceChoice } from '../services.js';

export default {
  load: loadServices,

  content: (form) => (form.loaded.length === 0
    ? notice('warning', 'There is no service to choose.', h('p', {}, 'Exceptions are asked for services of your own agency. If one is missing, ask the operator.'))
    : [h('p', {}, 'OMB may let a survey depart from the guidelines where an earlier model has proved itself and your organization can use more granular data. '
      + 'Every exception ends on a day. Choose the service; what speaks for the exception is asked in the first task.'), serviceChoice(form)]),

  check: (form) => (chosenService(form) ? [] : [{ field: 'serviceId', message: 'Choose the service whose survey needs an exception.' }]),

  variables: (form) => [{ name: 'serviceId', type: 'Integer', value: Number(chosenService(form)) }],
};
