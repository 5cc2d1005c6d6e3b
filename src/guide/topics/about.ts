import type { Topic } from '../flow.ts';
import { numberChoice } from './after.ts';
import { english } from './english.ts';

/** What the appointment is, whether it is safe, and who made this. */
export const about: Topic = {
  id: 'about',
  lines: {
    'for-about-what': {},
    'for-about-safe': {},
    'for-about-source': {},
    'what-name': { facts: ['W1'] },
    'what-taken': { facts: ['W2'] },
    'what-everyone': { facts: ['W3'] },
    'what-used': { facts: ['W4'] },
    important: { facts: ['W5'], plain: true },
    safe: { facts: ['W5'] },
    'safe-briefly': { facts: ['W5'] },
    'listen-alone': {},
    'not-going': { facts: ['W6'] },
    'not-going-do': {},
    mail: { facts: ['W7', 'N1'] },
    'source-made': { facts: ['A1'] },
    'source-page': { facts: ['A1'] },
    'search-asap': {},
    'source-not-advice': { facts: ['A1'] },
  },
  nodes: {
    about: {
      kind: 'menu',
      ask: [],
      choices: [
        { key: '1', for: 'for-about-what', to: 'about-what' },
        { key: '2', for: 'for-about-safe', to: 'about-safe' },
        { key: '3', for: 'for-about-source', to: 'about-source' },
      ],
      silence: 'ask',
    },
    'about-what': {
      kind: 'answer',
      messages: [
        { say: ['what-name', 'what-taken'] },
        { say: ['what-everyone', 'what-used'] },
        { say: ['mail'] },
      ],
      choices: [numberChoice, { key: '5', for: 'for-about-safe', to: 'about-safe' }],
      silence: 'ask',
    },
    'about-safe': {
      kind: 'answer',
      messages: [
        { say: ['listen-alone'], patience: 2 },
        { say: ['important', 'safe'] },
        { say: ['not-going', 'not-going-do'] },
        { say: ['mail'] },
      ],
      choices: [numberChoice, { key: '5', for: 'for-trouble', to: 'trouble' }],
      silence: 'ask',
    },
    'about-source': {
      kind: 'answer',
      messages: [
        { say: ['source-made', 'source-not-advice'] },
        { say: ['source-page', english('search-asap')] },
      ],
      choices: [numberChoice],
      silence: 'ask',
    },
  },
};
