import type { LineKey } from '../guide/ids.ts';
import type { MessageDocument, NodeDocument } from './node-document.ts';
import type { OwnTopic } from './own-document.ts';
import type { TemplateName } from './template-names.ts';

/** What a template says until the hotline has written its own words: it stands in brackets. */
export function isToWrite(words: string): boolean {
  return /^\[.*\]$/su.test(words.trim());
}

interface Template {
  /** The English words of its lines, by their names after the topic's. */
  readonly words: Readonly<Record<LineKey, string>>;
  /** Its nodes by their names after the topic's; the first is `start`. */
  readonly nodes: (name: (after: string) => string) => Readonly<Record<string, NodeDocument>>;
}

const next = [{ part: 'number' }];
const answer = (messages: MessageDocument[]): NodeDocument => ({ kind: 'answer', messages, choices: next });

const templates: Readonly<Record<TemplateName, Template>> = {
  question: {
    words: {
      question: '[Ask one short question that callers can answer.]',
      'for-first': '[If it is like this,]',
      'for-second': '[If it is like that,]',
      'first-say': '[Say what somebody can do if it is like this.]',
      'second-say': '[Say what somebody can do if it is like that.]',
    },
    nodes: (name) => ({
      [name('start')]: {
        kind: 'menu',
        ask: [name('question')],
        choices: [
          { key: 1, for: name('for-first'), to: name('first') },
          { key: 2, for: name('for-second'), to: name('second') },
        ],
      },
      [name('first')]: answer([[name('first-say')]]),
      [name('second')]: answer([[name('second-say')]]),
    }),
  },
  'words-to-say': {
    words: {
      'when-to-call': '[Say whom to call, and when.]',
      'say-this': 'In English you can say:',
      'english-words': '[Write one short English sentence to say to them.]',
      'it-means': 'It means:',
      'once-more': 'Once more, slowly:',
    },
    nodes: (name) => ({
      [name('start')]: answer([
        [name('when-to-call')],
        [name('say-this'), { english: name('english-words') }],
        { say: [name('it-means'), name('english-words')], except: 'en' },
        { say: [name('once-more'), { english: name('english-words') }], patience: 3 },
      ]),
    }),
  },
  'number-with-hours': {
    words: {
      'who-answers': '[Say who answers at this number, and what they help with.]',
      hours: '[Say on which days and from when to when they answer.]',
      'write-it': 'Get something to write with. The number comes now.',
      'number-is': '[Write the number in words, with a comma after each digit: two, zero, two,]',
      'number-again': 'Once more:',
    },
    nodes: (name) => ({
      [name('start')]: answer([
        [name('who-answers')],
        [name('hours')],
        [
          name('write-it'),
          { pause: 5 },
          { line: name('number-is'), slow: true },
          { pause: 2 },
          name('number-again'),
          { line: name('number-is'), slow: true },
        ],
      ]),
    }),
  },
  steps: {
    words: {
      'what-for': '[Say what these steps are for.]',
      'step-one': '[First, …]',
      'step-two': '[Second, …]',
      'step-three': '[Third, …]',
      'then-done': '[Say what happens after that.]',
    },
    nodes: (name) => ({
      [name('start')]: answer([
        [name('what-for')],
        [name('step-one')],
        [name('step-two')],
        [name('step-three')],
        [name('then-done')],
      ]),
    }),
  },
};

/** The node that a topic of a template begins with. */
export function startOf(topic: string): string {
  return `${topic}-start`;
}

/** A new topic of a template, offered nowhere yet. */
export function fromTemplate(template: TemplateName, topic: string, title: string, about: string): OwnTopic {
  const name = (after: string): string => `${topic}-${after}`;
  const { words, nodes } = templates[template];
  const named = Object.entries(words).map(([line, text]) => [name(line), text] as const);
  return {
    document: {
      topic,
      about,
      titles: { [startOf(topic)]: title },
      lines: Object.fromEntries(named.map(([line]) => [line, { source: 'own' }])),
      nodes: nodes(name),
    },
    words: Object.fromEntries(named),
  };
}
