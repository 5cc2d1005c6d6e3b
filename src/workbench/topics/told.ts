import type { TopicsRead } from '../../desk/topics-read.ts';
import type { OwnTopic } from '../../topics/own-document.ts';
import { before, type Step } from './steps.ts';

/** The most striking of what a step has done. */
type Done =
  | 'started'
  | 'removed'
  | 'added'
  | 'taken'
  | 'hidden'
  | 'shown'
  | 'sentence'
  | 'less'
  | 'words'
  | 'choices'
  | 'other';

/** What a step has done, and to which node or in which words. */
interface Told {
  readonly what: Done;
  readonly topic: string;
  readonly node: string | undefined;
  readonly words: string | undefined;
}

/** Tells what a step has done. */
export function tell(changes: TopicsRead['changes'], { changes: [first, ...rest] }: Step): Told {
  const all = [first, ...rest].map((change) =>
    tellChange(before(changes, change), change.value.topic, change.subject),
  );
  return (
    all.find(({ what }) => what !== 'other' && what !== 'choices') ?? all[0] ?? none(first.subject, 'other')
  );
}

const none = (topic: string, what: Done): Told => ({ topic, what, node: undefined, words: undefined });

function tellChange(was: OwnTopic | null, is: OwnTopic | null, topic: string): Told {
  const [old, now] = [was?.document, is?.document];
  const added = (one: object = {}, other: object = {}): string | undefined =>
    Object.keys(other).find((name) => !Object.hasOwn(one, name));
  if (!is) return none(topic, 'removed');
  const hides = (topics: typeof now): object =>
    Object.fromEntries((topics?.hides ?? []).map(({ node }) => [node, true]));
  const about: readonly (readonly [Done, string | undefined])[] = [
    ['started', was === null && now?.nodes ? Object.keys(now.nodes)[0] : undefined],
    ['added', added(old?.nodes, now?.nodes)],
    ['taken', added(now?.nodes, old?.nodes)],
    ['hidden', added(hides(old), hides(now))],
    ['shown', added(hides(now), hides(old))],
  ];
  const node = about.find(([, name]) => name !== undefined);
  if (node) return { ...none(topic, node[0]), node: node[1] };
  const line = added(was?.words, is.words);
  if (line !== undefined) return { ...none(topic, 'sentence'), words: is.words[line] };
  const gone = added(is.words, was?.words);
  if (gone !== undefined) return { ...none(topic, 'less'), words: was?.words[gone] };
  const other = Object.entries(is.words).find(([name, text]) => was?.words[name] !== text);
  if (other) return { ...none(topic, 'words'), words: other[1] };
  const isOffered = JSON.stringify([old?.joins, old?.keys]) !== JSON.stringify([now?.joins, now?.keys]);
  return none(topic, isOffered ? 'choices' : 'other');
}
