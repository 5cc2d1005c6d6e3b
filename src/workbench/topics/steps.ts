import type { TopicsRead } from '../../desk/topics-read.ts';
import type { OwnTopic, OwnTopics } from '../../topics/own-document.ts';

type TopicChange = TopicsRead['changes'][number];

/** All that one act has changed, in its order. */
export interface Step {
  readonly changes: readonly [TopicChange, ...TopicChange[]];
}

/** What can be taken back, and what can be made again. */
interface Steps {
  readonly undo: Step | undefined;
  readonly redo: Step | undefined;
}

/** Reads what can be taken back from all changes of topics. A new act ends what can be made again. */
export function stepsOf(changes: readonly TopicChange[]): Steps {
  const made: Step[] = [];
  const undone: Step[] = [];
  for (const change of changes) {
    const { undoes, redoes, step } = change.value;
    if (undoes !== undefined) move(made, undone, undoes);
    else if (redoes !== undefined) move(undone, made, redoes);
    else {
      undone.length = 0;
      const first = made.at(-1);
      if (step !== undefined && first?.changes[0].number === step)
        made[made.length - 1] = { changes: [...first.changes, change] };
      else made.push({ changes: [change] });
    }
  }
  return { undo: made.at(-1), redo: undone.at(-1) };
}

/** A step is taken back, or made again, as a whole: the first of its changes moves it. */
function move(from: Step[], to: Step[], number: number): void {
  const last = from.at(-1);
  if (!last?.changes.some((change) => change.number === number)) return;
  from.pop();
  to.push(last);
}

/** What was there of a topic before a change. */
export function before(changes: readonly TopicChange[], { subject, number }: TopicChange): OwnTopic | null {
  return changes.findLast((one) => one.subject === subject && one.number < number)?.value.topic ?? null;
}

/** A topic as it is to be kept, by its name. */
export interface Kept {
  readonly name: string;
  readonly value: TopicChange['value'];
}

/** What takes a step back, the last of its changes first. */
export function undone(changes: readonly TopicChange[], step: Step): readonly Kept[] {
  return step.changes.toReversed().map((change) => ({
    name: change.subject,
    value: { topic: before(changes, change), undoes: change.number },
  }));
}

/** What makes a step again. */
export function redone(step: Step): readonly Kept[] {
  return step.changes.map(({ subject, number, value: { topic } }) => ({
    name: subject,
    value: { topic, redoes: number },
  }));
}

/** What an act has changed of the topics. */
export function changedBy(was: OwnTopics, is: OwnTopics): readonly Kept[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const topic = is.get(name) ?? null;
    return JSON.stringify(was.get(name) ?? null) === JSON.stringify(topic)
      ? []
      : [{ name, value: { topic } }];
  });
}
