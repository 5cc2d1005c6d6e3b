import type { Answer, LineKey, Topic } from '../flow.ts';

/** Says how the call to the person ended, then returns the caller to where they were. */
const returning = (line: LineKey): Answer => ({
  kind: 'answer',
  messages: [{ say: [line, 'person-again'] }],
  choices: [],
  silence: 'back',
});

/** A person of the hotline's: the call to them, how it ends, and what they hear first. */
export const person: Topic = {
  id: 'person',
  lines: {
    'for-person': {},
    'person-speaks': { spare: 'told' },
    'my-language': { spare: 'told' },
    connecting: {},
    'cut-off': {},
    'person-busy': {},
    'person-no-answer': {},
    'person-failed': {},
    'person-again': {},
    'person-closed': {},
    'person-opens': { spare: 'told' },
    'opens-today': { spare: 'told' },
    'opens-tomorrow': { spare: 'told' },
    'opens-later': { spare: 'told' },
    'whisper-call': { spare: 'called' },
    'whisper-language': { spare: 'called' },
    'whisper-topic': { spare: 'called' },
    'for-taking-call': { spare: 'called' },
  },
  nodes: {
    person: {
      kind: 'handover',
      to: 'person',
      say: [{ told: 'person languages' }, 'connecting', 'cut-off'],
      then: { busy: 'person-busy', 'no-answer': 'person-no-answer', failed: 'person-failed' },
    },
    'person-busy': returning('person-busy'),
    'person-no-answer': returning('person-no-answer'),
    'person-failed': returning('person-failed'),
    'person-closed': {
      kind: 'answer',
      messages: [{ say: ['person-closed', { told: 'person opens' }] }],
      choices: [],
      silence: 'back',
    },
    'short-person': {
      kind: 'handover',
      to: 'person',
      say: ['connecting'],
      then: {
        completed: 'short-end',
        busy: 'short-no-answer',
        'no-answer': 'short-no-answer',
        failed: 'short-no-answer',
      },
    },
    'short-no-answer': {
      kind: 'answer',
      messages: [{ say: ['person-no-answer'] }],
      choices: [],
      silence: { to: 'short-end' },
    },
    'short-person-closed': {
      kind: 'answer',
      messages: [{ say: ['person-closed'] }],
      choices: [],
      silence: { to: 'short-end' },
    },
  },
};
