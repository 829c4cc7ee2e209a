/* On the diagram of a process: how many are open at a step, how many of these are late, and how long they wait on average. */

import { h } from '../../../tasklist/scripts/hisp-forms/dom.js';
import { request } from '../../../tasklist/scripts/hisp-forms/api.js';

export const overlays = {
  async render(viewer, data) {
    if (!document.getElementById('hb-styles')) {
      document.head.append(h('link', { id: 'hb-styles', rel: 'stylesheet', href: new URL('./board.css', import.meta.url).href }));
    }
    const place = viewer.get('overlays');
    const elements = viewer.get('elementRegistry');
    const activities = await request('GET', `/api/v1/board/activities?${new URLSearchParams({ definition: data.processDefinitionId })}`);
    activities.filter((each) => elements.get(each.activityId)).forEach((each) => {
      const sentence = `${each.open} open, ${each.late} late, waiting ${age(each.averageAgeHours)} on average`;
      place.add(each.activityId, 'hisp-figures', {
        position: { top: -22, left: 0 },
        html: h('div', { class: `hb-figures ${each.late > 0 ? 'hb-figures--late' : ''}`, title: sentence, role: 'img', 'aria-label': sentence },
          `${each.open} open`, each.late > 0 && ` · ▲ ${each.late} late`, ` · ⌀ ${age(each.averageAgeHours)}`),
      });
    });
  },
};

const age = (hours) => (hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} d`);
