import type { Guide } from './flow.ts';
import { about } from './topics/about.ts';
import { calendar } from './topics/calendar.ts';
import { call, common } from './topics/call.ts';
import { flyer } from './topics/flyer.ts';
import { noticeCourt } from './topics/notice-court.ts';
import { noticeUscis } from './topics/notice-uscis.ts';
import { notice } from './topics/notice.ts';
import { connect } from './topics/connect.ts';
import { number } from './topics/number.ts';
import { own } from './topics/own.ts';
import { person } from './topics/person.ts';
import { text } from './topics/text.ts';
import { withTextChoice } from './topics/after.ts';
import { prepare } from './topics/prepare.ts';
import { words } from './topics/scripts.ts';
import { trouble } from './topics/trouble.ts';

/** The guidance on USCIS biometrics appointments, whole. */
export const guide: Guide = {
  topics: [
    ...[call, about, notice, noticeUscis, noticeCourt, prepare, trouble, number, words, own].map(
      withTextChoice,
    ),
    person,
    connect,
    text,
    calendar,
    flyer,
  ],
  roles: {
    language: 'language',
    greeting: 'greeting',
    main: 'main',
    essentials: 'essentials',
    person: 'person',
    personClosed: 'person-closed',
    noPerson: 'no-person',
    uscisClosed: 'connect-closed',
    silenced: 'answer-silenced',
    goodbye: 'goodbye',
    short: 'short',
    shortPerson: 'short-person',
    shortPersonClosed: 'short-person-closed',
    shortNoPerson: 'short-no-person',
    changed: 'answer-changed',
  },
  common,
};
