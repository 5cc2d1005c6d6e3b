import type { Answer, Handover, Node, NodeId, Topic } from '../flow.ts';
import { english } from './english.ts';
import { written, type Written } from './scripts.ts';

/** After a script: what it means to be connected, and, after a second key, the words once more and the call. */
function toNodes(script: NodeId, { machine, person }: Written): readonly (readonly [NodeId, Node])[] {
  if (!machine) return [];
  const call = script.replace('script', 'call');
  const asked: Answer = {
    kind: 'answer',
    messages: [{ say: ['connect-warning', 'connect-number'] }],
    choices: [{ key: '1', for: 'for-connect-now', to: call }],
    silence: 'ask',
  };
  const calling: Handover = {
    kind: 'handover',
    to: 'uscis',
    say: ['connecting-uscis', english(machine), { pause: 1 }, ...person.map(english)],
    then: {
      completed: 'connect-ended',
      busy: 'connect-failed',
      'no-answer': 'connect-failed',
      failed: 'connect-failed',
    },
  };
  return [
    [script.replace('script', 'connect'), asked],
    [call, calling],
  ];
}

/** The ways on to USCIS from some scripts. */
export function connectNodes(scripts: Readonly<Record<NodeId, Written>>): Readonly<Record<NodeId, Node>> {
  return Object.fromEntries(Object.entries(scripts).flatMap(([id, script]) => toNodes(id, script)));
}

/** Straight on to USCIS, from the words to say there. */
export const connect: Topic = {
  id: 'connect',
  lines: {
    'for-connect': {},
    'connect-warning': {},
    'connect-number': {},
    'for-connect-now': {},
    'connecting-uscis': {},
    'connect-ended': {},
    'connect-failed': {},
    'connect-closed': {},
  },
  nodes: {
    ...connectNodes(written),
    'connect-ended': { kind: 'answer', messages: [{ say: ['connect-ended'] }], choices: [], silence: 'back' },
    'connect-failed': {
      kind: 'answer',
      messages: [{ say: ['connect-failed'] }],
      choices: [],
      silence: 'back',
    },
    'connect-closed': {
      kind: 'answer',
      messages: [{ say: ['connect-closed', { told: 'uscis opens' }] }],
      choices: [],
      silence: 'back',
    },
  },
};
