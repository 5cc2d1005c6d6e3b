import type { Changes } from '../versions.ts';
import { connectNodes } from '../topics/connect.ts';
import { interpreterIfAsked, scriptNodes, written, type Written } from '../topics/scripts.ts';
import type { NodeId } from '../flow.ts';

/** The scripts of before, and one for whoever has a case in court and no notice. */
export const written2026: Readonly<Record<NodeId, Written>> = {
  ...written,
  'script-court-need': {
    machine: 'infopass',
    word: 'usual',
    person: ['say-court-case', 'say-no-notice', 'say-do-i-need'],
    facts: ['I2'],
  },
};

/** First the English sentence; the language only if asked. */
export const scripts: Changes = {
  topic: 'scripts',
  lines: {
    'person-means': {},
    'if-asked': { facts: ['I1'] },
    'may-have-interpreter': { facts: ['I1'] },
    'beside-you': { facts: ['I1'], plain: true },
    'say-court-case': { facts: ['I2'], plain: true },
    'piece-have-case': {},
    'say-do-i-need': { facts: ['I2'], plain: true },
  },
  nodes: scriptNodes(written2026, interpreterIfAsked),
};

/** The ways on to USCIS from these scripts. */
export const connect: Changes = { topic: 'connect', lines: {}, nodes: connectNodes(written2026) };
