/* A matter before the Director of OMB, as every task about it shows it. */

import { reading } from './controls.js';
import { section } from './fields.js';
import { day } from './text.js';

export const matter = ({ subject, kind, agencies = [], about, asked, wantedBy, begunBy }) => section('The matter',
  reading('Subject', subject),
  reading('To be resolved', kind),
  reading('Agencies concerned', agencies.map(({ name }) => name)),
  about && reading('About', about),
  reading('What the Director is asked to resolve', asked),
  reading('Brought before the Director by', begunBy),
  reading('Resolution needed by', day(wantedBy)));
