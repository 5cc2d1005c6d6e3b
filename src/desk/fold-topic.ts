import { sourceLanguage } from '../speech/texts.ts';
import type { Change, LineChange } from './changes.ts';
import { takeLineChange, type Spoken } from './fold-language.ts';
import type { FoldedTopics } from './folded-topics.ts';

type TopicChange = Extract<Change, { kind: 'topic' }>;

/** Takes in a change of a topic, and of the English words of its lines. */
export function takeTopicChange(before: FoldedTopics, change: TopicChange, spoken: Spoken): FoldedTopics {
  const {
    subject,
    value: { topic },
  } = change;
  for (const words of wordsOf(change)) {
    if (spoken.lines.get(`${words.language}/${words.line}`)?.text === words.value.text) continue;
    takeLineChange(spoken, words);
  }
  const own = new Map(before.own);
  if (topic) own.set(subject, topic);
  else own.delete(subject);
  const nodes = new Map(before.nodes);
  for (const node of Object.keys(topic?.document.nodes ?? {})) nodes.set(node, subject);
  return { own, nodes };
}

/** The words of a topic's lines as changes of each of them. */
function wordsOf({
  value,
  number,
  who,
  when,
}: TopicChange): readonly Extract<LineChange, { kind: 'words' }>[] {
  const stamp = { number, who, when, before: '', ground: '', language: sourceLanguage };
  return Object.entries(value.topic?.words ?? {}).map(([line, text]) => ({
    kind: 'words',
    ...stamp,
    line,
    value: { text },
  }));
}
