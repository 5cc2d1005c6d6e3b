import type { Guide } from './flow.ts';
import { about } from './topics/about.ts';
import { calendar } from './topics/calendar.ts';
import { call, common } from './topics/call.ts';
import { flyer } from './topics/flyer.ts';
import { noticeCourt } from './topics/notice-court.ts';
import { noticeUscis } from './topics/notice-uscis.ts';
import { notice } from './topics/notice.ts';
import { number } from './topics/number.ts';
import { prepare } from './topics/prepare.ts';
import { words } from './topics/scripts.ts';
import { trouble } from './topics/trouble.ts';

/** The guidance on USCIS biometrics appointments, whole. */
export const guide: Guide = {
  topics: [call, about, notice, noticeUscis, noticeCourt, prepare, trouble, number, words, calendar, flyer],
  roles: {
    language: 'language',
    greeting: 'greeting',
    main: 'main',
    essentials: 'essentials',
    person: 'no-person',
    goodbye: 'goodbye',
    short: 'short',
    shortPerson: 'short-no-person',
    changed: 'answer-changed',
  },
  common,
};
