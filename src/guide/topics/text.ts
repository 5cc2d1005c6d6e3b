import type { Answer, LineKey, Topic } from '../flow.ts';

const returning = (line: LineKey): Answer => ({
  kind: 'answer',
  messages: [{ say: [line] }],
  choices: [],
  silence: 'back',
});

/** An answer as a text message: the warning, the second key, and how sending ended. */
export const text: Topic = {
  id: 'text',
  lines: {
    'for-text': {},
    'text-warning': {},
    'for-text-send': {},
    'text-sent': {},
    'text-failed': {},
    'text-already': {},
    'text-enough': {},
    'text-cannot': {},
    'message-number': { spare: 'print' },
    'message-machine': { spare: 'print' },
    'message-person': { spare: 'print' },
    'message-more': { spare: 'print' },
  },
  nodes: {
    text: {
      kind: 'answer',
      messages: [{ say: ['text-warning'] }],
      choices: [{ key: '1', for: 'for-text-send', to: 'texting' }],
      silence: 'ask',
    },
    texting: {
      kind: 'sending',
      then: {
        sent: 'text-sent',
        failed: 'text-failed',
        already: 'text-already',
        enough: 'text-enough',
        cannot: 'text-cannot',
      },
    },
    'text-sent': returning('text-sent'),
    'text-failed': returning('text-failed'),
    'text-already': returning('text-already'),
    'text-enough': returning('text-enough'),
    'text-cannot': returning('text-cannot'),
  },
};
