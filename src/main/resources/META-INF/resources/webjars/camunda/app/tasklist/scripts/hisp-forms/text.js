/* Dates, times and numbers as people read them; the day that counts is the day in Washington. */

const clock = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'America/New_York' });
const longDay = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' });
const shortMoment = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'America/New_York' });

/** "10:32 a.m. Eastern Time" */
export function time(instant) {
  return clock.format(new Date(instant)).replace(/\s?AM$/, ' a.m.').replace(/\s?PM$/, ' p.m.') + ' Eastern Time';
}

/** "Jan 5, 2026, 10:32 a.m. Eastern Time" */
export const moment = (instant) => `${shortMoment.format(new Date(instant))}, ${time(instant)}`;

/** "Friday, January 30, 2026" for an ISO day; anything else comes back as it is. */
export function day(iso) {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso || '') ? new Date(iso + 'T00:00:00Z') : null;
  return date && !Number.isNaN(date.getTime()) ? longDay.format(date) : iso || '';
}

export const number = (value) => (value === null || value === undefined || value === '' || Number.isNaN(Number(value))
  ? String(value ?? '') : Number(value).toLocaleString('en-US'));

export const percent = (share) => (typeof share === 'number' ? `${(share * 100).toFixed(1)}%` : 'not computed');

export const dollars = (amount) => (/^\d+(\.\d+)?$/.test(String(amount ?? '').trim())
  ? Number(amount).toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 2, minimumFractionDigits: 0 })
  : String(amount ?? ''));

/** "1 file", "3 files" */
export const count = (n, one, many = one + 's') => `${number(n)} ${n === 1 ? one : many}`;

/** "self_service_kiosk" as "Self service kiosk" */
export function words(code) {
  const text = String(code ?? '').replace(/[_-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
