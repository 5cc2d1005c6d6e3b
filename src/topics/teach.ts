import type { Choice, Message } from '../guide/choice.ts';
import type { Script } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import type { Answer } from '../guide/node.ts';
import type { Spoken, Utterance } from '../guide/utterance.ts';
import { english } from './shorthand.ts';
import type { ChoiceDocument, ScriptDocument } from './node-document.ts';

/** What can be done after every script. */
export const afterScripts: readonly ChoiceDocument[] = [{ part: 'number' }, { part: 'text' }];

/** How a version asks for an interpreter, and the facts that all of its scripts carry. */
export interface Manners {
  readonly say: readonly Spoken[];
  readonly first?: true | undefined;
  readonly facts?: readonly string[] | undefined;
}

/** What teaching a script takes from the documents around it. */
export interface Around {
  readonly manners: Manners;
  /** The pieces in which a sentence is taught: itself, where it is short. */
  readonly piecesOf: (sentence: LineKey) => readonly LineKey[];
  /** The ways on to the number, and to a text message with these words. */
  readonly after: readonly Choice[];
}

const repeated = (line: LineKey): readonly Utterance[] => [english(line), { pause: 2 }];
const slowly = (line: Spoken): Utterance => ({ ...line, slow: true });

/** The node that teaches a script. */
export function teachScript(id: string, script: ScriptDocument, around: Around): Answer {
  const { machine, facts, connect } = script;
  return {
    kind: 'answer',
    messages: teach(script, around),
    choices: [
      { key: '1', for: 'for-words-again', to: id },
      ...around.after,
      ...(connect === undefined
        ? []
        : [{ key: '4', for: 'for-connect', to: connect, when: 'connecting' } as const]),
    ],
    silence: 'ask',
    // "Again" says the English, whole.
    again: machine ? 1 : 0,
    facts: [...facts, ...(around.manners.facts ?? [])],
  };
}

/** The script as whoever sends or prints it needs it. */
export function toScript({ machine, person }: ScriptDocument, manners: Manners): Script {
  return {
    ...(machine ? { machine } : {}),
    person,
    interpreter: manners.say,
    isInterpreterFirst: manners.first ?? false,
  };
}

function teachMachine({ machine, promise }: ScriptDocument): readonly Message[] {
  if (!machine) return [];
  return [
    {
      say: [
        promise === undefined ? 'machine-usual' : 'machine-asks',
        ...repeated(machine),
        english(machine),
        ...(promise === undefined ? [] : [promise]),
      ],
    },
  ];
}

/** The English first, whole, with the way to the number after it; then what it means, in pieces, and whole again. */
function teach(script: ScriptDocument, { manners, piecesOf }: Around): readonly Message[] {
  const { machine, person } = script;
  const pieces = person.flatMap(piecesOf);
  const opener = manners.first ? manners.say.map((line) => slowly({ ...line, except: 'en' })) : [];
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
    { say: [manners.first ? 'person-opener' : 'person-means', ...person], except: 'en' },
    ...(manners.first
      ? []
      : [{ say: ['if-asked', ...manners.say.map(slowly), 'beside-you'], except: 'en' } as const]),
    { say: ['person-spanish', ...person], only: 'es' },
    { say: ['person-pieces', ...pieces.flatMap(repeated)], except: 'en' },
    { say: ['person-whole', ...person.map(english)], except: 'en' },
    {
      say: [...(machine ? ['practice'] : []), { line: 'hand-phone', except: 'en' }],
      // Time to hand the phone over, and to press the key that says this again.
      patience: 8,
    },
  ];
}
