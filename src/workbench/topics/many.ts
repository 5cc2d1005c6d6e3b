import { isToWrite } from '../../topics/templates.ts';
import type { SentForm } from './sent-form.ts';
import type { TopicsLook } from './look.ts';
import { choicesAt, messagesAt, ownSentencesAt } from './said.ts';

const textIn = (sent: SentForm, name: string): string | undefined => {
  const value = sent[name];
  return typeof value === 'string' ? value.trim() : undefined;
};

/** The names of a form's fields about a line, or about a choice. */
export const fieldOf = {
  words: (line: string): string => `words:${line}`,
  source: (line: string): string => `source:${line}`,
  facts: (line: string): string => `facts:${line}`,
  key: (to: string): string => `key:${to}`,
} as const;

/** What a button of these forms asks for beside keeping what was typed: `up house 2`, or `up` and where a choice leads. */
function pressed(sent: SentForm): readonly string[] {
  return (textIn(sent, 'press') ?? 'save').split(' ');
}

/** All that the form of a node's sentences asks for: words and sources that are other, one more sentence, and one that is moved or removed. */
export function sentencesEdits(look: TopicsLook, sent: SentForm): readonly object[] {
  const { at: node } = sent;
  const [press = '', topic, sentence] = pressed(sent);
  const messages = messagesAt(look, node);
  const removed =
    press === 'remove'
      ? messages.find(({ place }) => place?.topic === topic && String(place?.index) === sentence)
      : undefined;
  const gone = new Set(removed?.sentences.map(({ line }) => line));
  const own = ownSentencesAt(look, node).filter(({ line }) => !gone.has(line));
  const changed = own.flatMap(({ line, words, source, facts }) => {
    const [typed, from] = [textIn(sent, fieldOf.words(line)), textIn(sent, fieldOf.source(line))];
    return [
      ...(typed === undefined || isSame(typed, words) ? [] : [{ act: 'reword', line, words: plain(typed) }]),
      ...(from === undefined || (from || 'own') === source
        ? []
        : [{ act: 'source', line, source: from || 'own' }]),
      ...factsEdit(line, facts, textIn(sent, fieldOf.facts(line))),
    ];
  });
  const more = (textIn(sent, 'more') ?? '').split(/\n+/).filter((one) => one.trim() !== '');
  const source = textIn(sent, 'more-source') ?? '';
  return [
    ...changed,
    ...more.map((words) => ({ act: 'add-sentence', node, words, source })),
    ...(press === 'up' || press === 'down'
      ? [{ act: 'move-sentence', node, topic, sentence, by: press }]
      : []),
    ...(press === 'remove' ? [{ act: 'remove-sentence', node, topic, sentence }] : []),
  ];
}

/** Facts are written one after the other, such as C3, M1. */
function factsEdit(line: string, before: readonly string[], typed: string | undefined): readonly object[] {
  if (typed === undefined) return [];
  const facts = [
    ...new Set(
      typed
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((one) => one !== ''),
    ),
  ];
  return facts.join() === before.join() ? [] : [{ act: 'facts', line, facts }];
}

/** A sentence that a template asks for is left as it is until it is written. */
function isSame(typed: string, words: string): boolean {
  return plain(typed) === words || (typed === '' && isToWrite(words));
}

/** A line is one paragraph. */
const plain = (words: string): string => words.replaceAll(/\s+/g, ' ');

/** All that the form of a node's choices asks for. */
export function choicesEdits(look: TopicsLook, sent: SentForm): readonly object[] {
  const { at: node } = sent;
  const [press = '', to] = pressed(sent);
  const offered = choicesAt(look, node).filter((one) => !(press === 'remove' && one.to === to));
  return [
    ...offered.flatMap((one) => {
      const words = textIn(sent, fieldOf.words(one.to));
      return !one.isOwn || words === undefined || words === one.words
        ? []
        : [{ act: 'reword-choice', node, to: one.to, words }];
    }),
    // The choice that has the key now gets the old one: what was exchanged already is left.
    ...keysIn(offered, sent).map(([one, key]) => ({ act: 'key', node, to: one, key })),
    ...(press === 'up' || press === 'down' ? [{ act: 'move-choice', node, to, by: press }] : []),
    ...(press === 'remove' ? [{ act: 'remove-choice', node, to }] : []),
  ];
}

function keysIn(
  offered: readonly { readonly to: string; readonly key: string; readonly isFixed: boolean }[],
  sent: SentForm,
): readonly (readonly [string, string])[] {
  const now = new Map(offered.map(({ to, key }) => [to, key]));
  return offered.flatMap(({ to, key: before, isFixed }) => {
    const key = textIn(sent, fieldOf.key(to));
    if (isFixed || key === undefined || key === before || now.get(to) === key) return [];
    const other = [...now].find(([, there]) => there === key)?.[0];
    if (other !== undefined) now.set(other, now.get(to) ?? before);
    now.set(to, key);
    return [[to, key] as const];
  });
}
