/* Indicators for an agency's Annual Performance Plan: the released figures of a fiscal year and the service levels beside them, to read and as a workbook. */

import { alert, faults, h, replace, request, start, table } from './office.js';

const percent = (share) => (share === null ? '' : `${(share * 100).toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`);
const number = (value) => value.toLocaleString('en-US');

start(async (me, place) => {
  const [{ hisps }, { dashboard }] = await Promise.all([request('GET', '/api/v1/public/hisps'), request('GET', '/api/v1/public/dashboard')]);
  const names = Object.fromEntries(hisps.map(({ agencyId, agencyName }) => [agencyId, agencyName]));
  const agencies = Object.keys(names).filter((id) => me.omb || me.agencies.includes(id)).sort((one, other) => names[one].localeCompare(names[other]));
  const years = [...new Set(dashboard.quarters.map(({ id }) => id.slice(2, 6)))].sort().reverse();
  if (agencies.length === 0) {
    replace(place, intro(), alert('info', 'The extract is for people of an agency with High Impact Service Providers and for OMB.'));
    return;
  }
  if (years.length === 0) {
    replace(place, intro(), alert('info', 'No quarterly report has been released yet. The extract has figures as soon as one is.'));
    return;
  }
  const asked = new URLSearchParams(location.search);
  const one = (list, wanted) => (list.includes(wanted) ? wanted : list[0]);
  const answer = h('div', { id: 'extract' });
  const select = (id, label, options, chosen) => [h('label', { class: 'usa-label', for: id }, label),
    h('select', { class: 'usa-select', id, name: id }, options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)))];
  const show = async (agency, year) => {
    try {
      replace(answer, extract(await request('GET', `/api/v1/agencies/${encodeURIComponent(agency)}/performance-plan?year=${year}`)));
    } catch (problem) {
      replace(answer, faults(problem));
    }
  };
  const chosen = { agency: one(agencies, asked.get('agency')), year: one(years, asked.get('year')) };
  const submit = async (event) => {
    event.preventDefault();
    const { agency, year } = event.target.elements;
    history.replaceState(null, '', `?${new URLSearchParams({ agency: agency.value, year: year.value })}`);
    await show(agency.value, year.value);
    answer.querySelector('h2, [role=alert]')?.focus();
  };
  replace(place, intro(),
    h('form', { class: 'usa-form usa-form--large', on: { submit } },
      select('agency', 'Agency', agencies.map((id) => [id, names[id]]), chosen.agency),
      select('year', 'Fiscal year', years.map((year) => [year, year]), chosen.year),
      h('button', { class: 'usa-button', type: 'submit' }, 'Show')),
    answer);
  await show(chosen.agency, chosen.year);
});

const intro = () => h('p', { class: 'usa-intro' },
  'Indicators of customer experience and service levels for the Annual Performance Plan (A-11 Section 210), from the quarterly reports that were released.');

function extract({ agencyId, agency, fiscalYear, target, note, indicators, serviceLevels }) {
  return [
    h('h2', { tabindex: '-1' }, `${agency}, FY ${fiscalYear}`),
    h('p', {}, target ? `The government-wide target is ${target.percent}${target.demo ? ' (made up for the demonstration)' : ''}. ` : 'OMB has not set a target for this year. ', note),
    h('p', {}, h('a', { class: 'usa-button', href: `/api/v1/agencies/${encodeURIComponent(agencyId)}/performance-plan?year=${fiscalYear}&format=xlsx` }, 'Download as a workbook (XLSX)')),
    table('Indicators', [
      { label: 'Service', cell: ({ service, hisp }) => [service, h('br'), hisp] },
      { label: 'Quarter', cell: ({ quarter }) => quarter },
      { label: 'Measure', cell: ({ measure }) => measure },
      { label: 'Responses', number: true, cell: ({ responses }) => number(responses) },
      { label: 'Trust share', number: true, cell: ({ trustShare }) => percent(trustShare) },
      { label: 'Chance alone', cell: ({ lower, upper, few }) => [`${percent(lower)} to ${percent(upper)}`, few && [h('br'), 'Few responses']] },
      { label: 'Response rate', number: true, cell: ({ responseRate }) => (responseRate === null ? 'not known' : percent(responseRate)) },
      { label: 'Most chosen drivers', cell: ({ mostChosenPositive: up, mostChosenNegative: down }) => [up && `After a positive answer: ${up}`, up && down && h('br'), down && `After another: ${down}`] },
    ], indicators, 'No report of this agency was released for the year.'),
    table('Service levels', [
      { label: 'Service', cell: ({ service, hisp }) => [service, h('br'), hisp] },
      { label: 'Quarter', cell: ({ quarter }) => quarter },
      { label: 'Indicator', cell: ({ name }) => name },
      { label: 'Value', number: true, cell: ({ value, unit }) => `${number(value)}${unit === '%' ? '%' : ` ${unit}`}` },
      { label: 'Period', cell: ({ period }) => period },
      { label: 'Source', cell: ({ source }) => source || 'not given' },
    ], serviceLevels, 'No released report of the year names service levels.'),
  ];
}
