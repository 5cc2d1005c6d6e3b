import type { Choice, Message } from '../guide/choice.ts';
import type { Key, LineKey } from '../guide/ids.ts';
import type { Utterance } from '../guide/utterance.ts';
import type { PartsDocument } from './document.ts';
import type { ChoiceDocument, MessageDocument, UtteranceDocument } from './node-document.ts';

/** English words in an English voice, slowly, inside every language. */
export function english(line: LineKey): Utterance {
  return { line, in: 'en', slow: true };
}

/** Writes out what documents write short: parts, English words, keys. Throws an Error that names a part that there is not. */
export interface Shorthand {
  readonly say: (said: readonly UtteranceDocument[]) => readonly Utterance[];
  readonly messages: (messages: readonly MessageDocument[]) => readonly Message[];
  readonly choices: (choices: readonly ChoiceDocument[]) => readonly Choice[];
}

/** How the documents beside these parts are written out. */
export function createShorthand(parts: PartsDocument): Shorthand {
  const say = (said: readonly UtteranceDocument[]): readonly Utterance[] => said.flatMap(toUtterances);
  const toUtterances = (one: UtteranceDocument): readonly Utterance[] => {
    if (typeof one === 'string') return [one];
    if ('part' in one) return say(partOf(parts.say, one.part, 'say'));
    if ('english' in one) return [english(one.english)];
    if ('in-english' in one)
      // A word to be recognized on paper or on a screen, once more in English.
      return [
        { line: 'in-english', except: 'en' },
        { line: one['in-english'], in: 'en', slow: true, except: 'en' },
      ];
    return [one as Utterance];
  };
  const toMessage = (one: MessageDocument): Message => {
    if ('part' in one) return toMessage(partOf(parts.messages, one.part, 'messages'));
    if ('say' in one) return { ...(one as Omit<Message, 'say'>), say: say(one.say) };
    return { say: say(one) };
  };
  const toChoice = (one: ChoiceDocument): Choice => {
    if ('part' in one) {
      const part = toChoice(partOf(parts.choices, one.part, 'choices'));
      return one.key === undefined ? part : { ...part, key: toKey(one.key) };
    }
    const { key, for: words, ...rest } = one;
    return {
      ...(rest as Pick<Choice, 'simply' | 'to' | 'when' | 'sets'>),
      key: toKey(key),
      for: typeof words === 'string' ? words : say(words),
    };
  };
  return {
    say,
    messages: (messages) => messages.map(toMessage),
    choices: (choices) => choices.map(toChoice),
  };
}

const toKey = (key: string | number): Key => String(key) as Key;

/** A part by its name. Throws an Error that names one that there is not. */
export function partOf<Part>(parts: Readonly<Record<string, Part>>, name: string, kind: string): Part {
  const part = parts[name];
  if (part === undefined) throw new Error(`there is no part "${name}" under ${kind} in parts.yaml`);
  return part;
}
