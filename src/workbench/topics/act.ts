import type { Bench } from '../../desk/bench.ts';
import type { Outcome } from '../../desk/outcome.ts';
import { forbid, may, type Actor } from '../../desk/roles.ts';
import { edit } from '../../topics/edit.ts';
import type { OwnTopics } from '../../topics/own-document.ts';
import { isRefused } from '../../topics/own-topics.ts';
import { topicEdit } from '../../topics/topic-edit.ts';
import type { TopicsLook } from './look.ts';
import { choicesEdits, sentencesEdits } from './many.ts';
import type { SentForm } from './sent-form.ts';
import { changedBy, redone, stepsOf, undone, type Kept } from './steps.ts';
import { workedTopics, writeTranslations } from './worked.tsx';

/** What came of an act, and the topics as they are after it. */
interface Done {
  readonly outcome: Outcome;
  readonly topics: OwnTopics;
}

/** Does what a form asks for, unless somebody else has changed a topic since its page was shown. */
export async function actOn(bench: Bench, actor: Actor, look: TopicsLook, sent: SentForm): Promise<Done> {
  const { topics } = look;
  if (!may(actor, 'change topics')) return { outcome: forbid(actor), topics };
  if (sent.seen !== look.seen) return { outcome: { kind: 'conflict', theirs: '' }, topics };
  const wanted = wantedBy(look, sent);
  if ('outcome' in wanted) return { outcome: wanted.outcome, topics };
  const outcome = await keep(bench, actor, look, wanted.kept);
  if (outcome.kind !== 'done' || sent.act !== 'turn-on') return { outcome, topics: wanted.topics };
  const written = await writeTranslations(bench, actor, workedIn(sent));
  return { outcome: written.kind === 'same' ? outcome : written, topics: wanted.topics };
}

const workedIn = ({ worked }: SentForm): string => (typeof worked === 'string' ? worked : '');

type Wanted = { readonly kept: readonly Kept[]; readonly topics: OwnTopics } | { readonly outcome: Outcome };

const unread: Wanted = {
  outcome: {
    kind: 'refused',
    why: [
      { code: 'topicForm', text: 'Something is missing, or longer than it may be. Fill in every field.' },
    ],
  },
};

function wantedBy(look: TopicsLook, sent: SentForm): Wanted {
  const { undo, redo } = stepsOf(look.changes);
  const step = sent.act === 'undo' ? undo : sent.act === 'redo' ? redo : undefined;
  if (step) {
    const kept = sent.act === 'undo' ? undone(look.changes, step) : redone(step);
    return { kept, topics: look.topics };
  }
  if (sent.act === 'turn-on') {
    const name = workedIn(sent);
    const topic = workedTopics().get(name)?.topic;
    if (!topic || look.topics.has(name)) return unread;
    const topics = new Map(look.topics).set(name, topic);
    return { kept: changedBy(look.topics, topics), topics };
  }
  const edits = editsOf(look, sent);
  if (!edits) return unread;
  let topics = look.topics;
  for (const one of edits) {
    const read = topicEdit.safeParse(one);
    if (!read.success) return unread;
    const after = edit(look.base, topics, read.data);
    if (isRefused(after)) return { outcome: { kind: 'refused', why: [after] } };
    topics = after;
  }
  return { kept: changedBy(look.topics, topics), topics };
}

/** The edits that a form asks for: most ask for one. */
function editsOf(look: TopicsLook, sent: SentForm): readonly object[] | undefined {
  if (sent.act === 'sentences') return sentencesEdits(look, sent);
  if (sent.act === 'choices') return choicesEdits(look, sent);
  return [sent];
}

/** Keeps each topic that is other; they are one step, which is taken back as a whole. */
async function keep(
  bench: Bench,
  actor: Actor,
  { seenOf }: TopicsLook,
  kept: readonly Kept[],
): Promise<Outcome> {
  let first: Outcome = { kind: 'same' };
  for (const { name, value } of kept) {
    const { undoes, redoes } = value;
    const step =
      first.kind === 'done' && undoes === undefined && redoes === undefined ? first.number : undefined;
    const outcome = await bench.setTopic(actor, name, { ...value, ...(step && { step }) }, seenOf(name));
    if (outcome.kind !== 'done' && outcome.kind !== 'same') return outcome;
    if (first.kind === 'same') first = outcome;
  }
  return first;
}
