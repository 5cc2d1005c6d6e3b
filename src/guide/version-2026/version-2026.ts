import type { CardWords } from '../flow.ts';
import { cardWords } from '../topics/flyer.ts';
import type { Changes } from '../versions.ts';
import { about } from './about.ts';
import { call } from './call.ts';
import { noticeCourt } from './notice-court.ts';
import { notice, noticeUscis } from './notice.ts';
import { number } from './number.ts';
import { prepare } from './prepare.ts';
import { connect, scripts } from './scripts.ts';
import { trouble } from './trouble.ts';

/** What is said of its age is part of A1. */
const calendar: Changes = {
  topic: 'calendar',
  lines: {
    'compared-in': { facts: ['A1'], plain: true, spare: 'date' },
    'not-compared': { facts: ['A1'], plain: true, spare: 'date' },
  },
  nodes: {},
};

const flyer: Changes = {
  topic: 'flyer',
  lines: { 'sounds-may-have-interpreter': { spare: 'print' } },
  nodes: {},
};

/** What later public copies say otherwise, topic by topic. */
export const changes2026: readonly Changes[] = [
  about,
  call,
  prepare,
  trouble,
  number,
  notice,
  noticeUscis,
  noticeCourt,
  scripts,
  connect,
  calendar,
  flyer,
];

const ifAsked: CardWords = {
  lines: ['i-speak', 'may-have-interpreter'],
  sounds: ['sounds-i-speak', 'sounds-may-have-interpreter'],
  exceptEnglish: true,
};

/** The card's phrases: the English first, what to say if asked last. */
export const cardWords2026: readonly CardWords[] = [
  ...cardWords.filter(({ lines }) => !lines.includes('interpreter')),
  ifAsked,
];
