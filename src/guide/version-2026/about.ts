import { nearChoice, nearNow, numberChoice } from '../topics/after.ts';
import { english } from '../topics/english.ts';
import type { Changes } from '../versions.ts';

/** Whether one may be asked to come, what has happened elsewhere, and whom one can ask; nothing in ASAP's name about safety. */
export const about: Changes = {
  topic: 'about',
  lines: {
    'what-may-ask': { facts: ['W3'] },
    'what-court-often': { facts: ['W3'] },
    'not-an-interview': { facts: ['W5'], plain: true },
    arrests: { facts: ['W5'] },
    'afraid-ask': { facts: ['W5'], legalHelp: true },
    'afraid-ask-briefly': { facts: ['W5'], legalHelp: true },
    'mail-or-online': { facts: ['W7', 'N1'] },
    'court-address': { facts: ['W7', 'N1'], plain: true },
    'source-made': { facts: ['A1'] },
    'source-page': { facts: ['A1'] },
    'source-also': { facts: ['A1'] },
    'source-not-advice': { facts: ['A1'] },
  },
  nodes: {
    'about-what': {
      kind: 'answer',
      messages: [
        { say: ['what-name', 'what-taken'] },
        { say: ['what-may-ask', 'what-court-often'] },
        { say: ['what-used'] },
        { say: ['mail-or-online', 'court-address'] },
      ],
      choices: [numberChoice, { key: '5', for: 'for-about-safe', to: 'about-safe' }],
      silence: 'ask',
    },
    'about-safe': {
      kind: 'answer',
      messages: [
        { say: ['listen-alone'], patience: 2 },
        { say: ['not-an-interview', 'arrests'] },
        { say: ['afraid-ask', ...nearNow] },
        { say: ['not-going', 'not-going-do'] },
      ],
      choices: [numberChoice, nearChoice, { key: '5', for: 'for-trouble', to: 'trouble' }],
      silence: 'ask',
    },
    'about-source': {
      kind: 'answer',
      messages: [
        { say: ['source-made', 'source-also', 'source-not-advice'] },
        { say: ['source-page', english('search-asap')] },
      ],
      choices: [numberChoice],
      silence: 'ask',
    },
  },
};
