import type { Reading } from '../flow.ts';
import { numberTwice } from '../topics/number.ts';
import type { Changes } from '../versions.ts';

const essentials: Reading = {
  kind: 'reading',
  messages: [
    { say: ['who-speaks', 'what-name'] },
    { say: ['what-may-ask'] },
    { say: ['not-going', 'not-going-do'] },
    { say: ['mail-or-online'] },
    { say: ['afraid-ask-briefly', 'bring-notice', 'bring-identity'] },
    {
      say: [{ ageOf: ['W1', 'W3', 'W5', 'W6', 'W7', 'N1', 'B1', 'B2'] }, 'essentials-number', ...numberTwice],
    },
  ],
};

/** What matters most, as later copies say it. */
export const call: Changes = {
  topic: 'call',
  lines: {},
  nodes: { essentials, 'keyless-essentials': essentials },
};
