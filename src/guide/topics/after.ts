import type { Choice, LineKey, Node, NodeId, Topic, Utterance } from '../flow.ts';

/** After an answer, 2 is the USCIS number. */
export const numberChoice: Choice = { key: '2', for: 'for-number', to: 'number' };

/** Said where a call is first spoken of, so that nobody has to wait for the choices at the end. */
export const wordsNow = offeredNow('for-words', 'press-1');

/** After what is said of legal help, 4 is who gives it near the caller, where the line can tell. */
export const nearChoice: Choice = { key: '4', for: 'for-near', to: 'zip', when: 'offices' };

/** The same, where legal help is first spoken of. */
export const nearNow: readonly Utterance[] = [
  { line: 'for-near', when: 'offices' },
  { line: 'press-4', when: 'offices' },
];

/** A choice that is said within a message, where its key works while it is said. */
export function offeredNow(line: LineKey, press: LineKey): readonly Utterance[] {
  return [
    { line, when: 'keys' },
    { line: press, when: 'keys' },
  ];
}

/** After an answer that ends in a call to USCIS: 1 the words to say, 2 the number. */
export function callChoices(script: NodeId): readonly Choice[] {
  return [{ key: '1', for: 'for-words', to: script }, numberChoice];
}

/** After an answer that offers the number, 3 is the answer as a text message, where the hotline can send one. */
export function withTextChoice(topic: Topic): Topic {
  const nodes = Object.entries(topic.nodes).map(([id, node]): readonly [NodeId, Node] => {
    if (node.kind !== 'answer' || !node.choices.includes(numberChoice)) return [id, node];
    const [before, after] = [node.choices.filter(isEarlier), node.choices.filter((one) => !isEarlier(one))];
    return [id, { ...node, choices: [...before, textChoice, ...after] }];
  });
  return { ...topic, nodes: Object.fromEntries(nodes) };
}

const textChoice: Choice = { key: '3', for: 'for-text', to: 'text', when: 'texts' };
const isEarlier = ({ key }: Choice): boolean => Number(key) < Number(textChoice.key);
