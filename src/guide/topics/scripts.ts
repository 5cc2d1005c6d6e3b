import type { FactId } from '../facts.ts';
import type { Answer, LineKey, Message, Node, NodeId, Script, Spoken, Topic, Utterance } from '../flow.ts';
import { numberChoice } from './after.ts';
import { english } from './english.ts';

const iSpeak: Spoken = { line: 'i-speak', in: 'en', own: true };

/** The words for a person: each sentence, and the pieces of at most five words it is taught in. */
const sentences = {
  'say-submitted': ['piece-submitted', 'piece-three-months'],
  'say-no-receipt': ['piece-not-received', 'piece-receipt-notice'],
  'say-seeking': ['piece-seeking', 'piece-court'],
  'say-copy': ['piece-sent-copy', 'piece-of-application', 'piece-to-uscis', 'piece-three-months'],
  'say-website': ['piece-website', 'piece-sent-me', 'piece-biometrics-notice'],
  'say-not-it': ['say-not-it'],
  'say-have-receipt': ['say-have-receipt'],
  'say-no-notice': ['piece-not-received', 'piece-appointment-notice'],
  'say-not-my-notice': ['piece-did-not-receive', 'piece-my-notice'],
  'say-missed': ['say-missed'],
  'say-reschedule': ['say-reschedule'],
  'say-cannot-go': ['piece-cannot-go', 'piece-to-appointment'],
  'say-explain': ['say-explain'],
  'say-hearing': ['say-hearing'],
  'say-not-done': ['piece-my-biometrics', 'piece-not-done'],
  'say-could-schedule': ['say-could-schedule'],
  'say-court-case': ['piece-have-case', 'piece-court'],
  'say-do-i-need': ['say-do-i-need'],
} as const satisfies Record<LineKey, readonly LineKey[]>;

type Sentence = keyof typeof sentences;

/** A script as it is written: what the machine hears, and what the person does. */
export interface Written {
  readonly machine?: 'infopass' | 'reschedule-biometrics-appointment';
  /** Whether the source itself names the machine's word for this case, or it is only what usually helps. */
  readonly word?: 'sourced' | 'usual';
  readonly person: readonly Sentence[];
  /** What its words are for. */
  readonly facts: readonly FactId[];
}

/** The scripts, by their node: one for each situation in which its words are true. */
export const written: Readonly<Record<NodeId, Written>> = {
  'script-receipt-uscis': {
    machine: 'infopass',
    word: 'sourced',
    person: ['say-submitted', 'say-no-receipt'],
    facts: ['RU2', 'RU3'],
  },
  'script-receipt-court': {
    machine: 'infopass',
    word: 'sourced',
    person: ['say-seeking', 'say-copy', 'say-no-receipt'],
    facts: ['RC2', 'RC3'],
  },
  'script-notice-sent': {
    machine: 'infopass',
    word: 'usual',
    person: ['say-website', 'say-not-it'],
    facts: ['RU5'],
  },
  'script-notice-court': {
    machine: 'infopass',
    word: 'usual',
    person: ['say-seeking', 'say-have-receipt', 'say-no-notice'],
    facts: ['RC4'],
  },
  'script-missed-never-came': {
    machine: 'reschedule-biometrics-appointment',
    word: 'usual',
    person: ['say-not-my-notice', 'say-missed', 'say-reschedule'],
    facts: ['RU6', 'RC5'],
  },
  'script-cannot-go': {
    machine: 'reschedule-biometrics-appointment',
    word: 'sourced',
    person: ['say-cannot-go', 'say-reschedule'],
    facts: ['C3'],
  },
  'script-missed': {
    machine: 'reschedule-biometrics-appointment',
    word: 'usual',
    person: ['say-missed', 'say-reschedule', 'say-explain'],
    facts: ['M3'],
  },
  'script-hearing': {
    machine: 'infopass',
    word: 'usual',
    person: ['say-hearing', 'say-no-notice'],
    facts: ['RC6'],
  },
  /** For the government attorney's office, where no machine is known. */
  'script-attorney': { person: ['say-hearing', 'say-not-done', 'say-could-schedule'], facts: ['RC6'] },
};

/** How a version asks for an interpreter, and the facts that all of its scripts carry. */
export interface Manners {
  readonly interpreter: readonly Spoken[];
  readonly isInterpreterFirst: boolean;
  readonly facts?: readonly FactId[];
}

/** The FAQ's manners: the language, and an interpreter, are the first words. */
export const interpreterFirst: Manners = {
  interpreter: [iSpeak, { line: 'interpreter', in: 'en' }],
  isInterpreterFirst: true,
};

/** First the English sentence; then, if asked, the language. */
export const interpreterIfAsked: Manners = {
  interpreter: [iSpeak, { line: 'may-have-interpreter', in: 'en' }],
  isInterpreterFirst: false,
  facts: ['I1'],
};

const repeated = (line: LineKey): readonly Utterance[] => [english(line), { pause: 2 }];
const slowly = (line: Spoken): Utterance => ({ ...line, slow: true });

const promises = {
  infopass: 'infopass-reaches',
  'reschedule-biometrics-appointment': 'person-comes',
} as const;

function teachMachine({ machine, word }: Written): readonly Message[] {
  if (!machine) return [];
  return [
    {
      say: [
        word === 'sourced' ? 'machine-asks' : 'machine-usual',
        ...repeated(machine),
        english(machine),
        ...(word === 'sourced' ? [promises[machine]] : []),
      ],
    },
  ];
}

/** The English first, whole, with the way to the number after it; then what it means, in pieces, and whole again. */
function teach(script: Written, { interpreter, isInterpreterFirst }: Manners): readonly Message[] {
  const { machine, person } = script;
  const pieces = person.flatMap((sentence): readonly LineKey[] => sentences[sentence]);
  const opener = isInterpreterFirst ? interpreter.map((line) => slowly({ ...line, except: 'en' })) : [];
  const lead: LineKey = machine ? 'person-english' : 'attorney-english';
  return [
    ...teachMachine(script),
    {
      say: [
        { line: machine ? 'person-say' : 'attorney-english', only: 'en' },
        { line: lead, except: 'en' },
        ...opener,
        ...person.map(english),
        { line: 'for-number', except: 'en', when: 'keys' },
        { line: 'press-2', except: 'en', when: 'keys' },
      ],
      patience: 3,
    },
    { say: [isInterpreterFirst ? 'person-opener' : 'person-means', ...person], except: 'en' },
    ...(isInterpreterFirst
      ? []
      : [
          {
            say: ['if-asked', ...interpreter.map(slowly), 'beside-you'],
            except: 'en',
          } as const,
        ]),
    { say: ['person-spanish', ...person], only: 'es' },
    { say: ['person-pieces', ...pieces.flatMap(repeated)], except: 'en' },
    {
      say: ['person-whole', ...person.map(english)],
      except: 'en',
    },
    {
      say: [...(machine ? ['practice'] : []), { line: 'hand-phone', except: 'en' }],
      // Time to hand the phone over, and to press the key that says this again.
      patience: 8,
    },
  ];
}

/** Which message "again" says at the end: the English, whole. */
function wholeOf({ machine }: Written): number {
  return machine ? 1 : 0;
}

/** The script as whoever sends or prints it needs it. */
export function toScript({ machine, person }: Written, manners: Manners): Script {
  return {
    ...(machine ? { machine } : {}),
    person,
    interpreter: manners.interpreter,
    isInterpreterFirst: manners.isInterpreterFirst,
  };
}

/** The nodes that teach some scripts. */
export function scriptNodes(
  scripts: Readonly<Record<NodeId, Written>>,
  manners: Manners,
): Readonly<Record<NodeId, Node>> {
  return Object.fromEntries(
    Object.entries(scripts).map(([id, script]): readonly [NodeId, Answer] => [
      id,
      {
        kind: 'answer',
        messages: teach(script, manners),
        choices: [
          { key: '1', for: 'for-words-again', to: id },
          numberChoice,
          ...(script.machine
            ? [
                {
                  key: '4',
                  for: 'for-connect',
                  to: id.replace('script', 'connect'),
                  when: 'connecting',
                } as const,
              ]
            : []),
        ],
        silence: 'ask',
        again: wholeOf(script),
        facts: [...script.facts, ...(manners.facts ?? [])],
      },
    ]),
  );
}

/** The sentences of some scripts, and their pieces. */
function linesOf(scripts: Readonly<Record<NodeId, Written>>): Topic['lines'] {
  const said = Object.values(scripts).flatMap(({ person }) => person);
  return Object.fromEntries(said.flatMap((one) => [one, ...sentences[one]]).map((line) => [line, {}]));
}

/** The words to say to USCIS, a script for each situation in which they are true. */
export const words: Topic = {
  id: 'scripts',
  lines: {
    'person-english': {},
    'attorney-english': {},
    'person-opener': {},
    'i-speak': { perLanguage: true },
    interpreter: {},
    'person-pieces': {},
    'person-say': {},
    'person-whole': {},
    'person-spanish': {},
    practice: {},
    'hand-phone': {},
    'for-words-again': {},
    ...linesOf(written),
  },
  nodes: scriptNodes(written, interpreterFirst),
};
