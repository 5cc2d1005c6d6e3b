import type { Choice, Node, NodeId, Topic } from '../flow.ts';

/** After an answer, 2 is the USCIS number. */
export const numberChoice: Choice = { key: '2', for: 'for-number', to: 'number' };

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
