import { baseOf } from '../topics/base.ts';
import { topicName, type OwnTopic, type OwnTopicDocument, type OwnTopics } from '../topics/own-document.ts';
import { changeOf } from './acts.ts';
import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import type { DatabaseParts, Decide } from './database-parts.ts';
import type { Draft } from './draft.ts';
import { fingerprintAt } from './folded.ts';
import { fingerprintOf } from './ground.ts';
import { refuse } from './lines.ts';
import { forbid, may, type Actor } from './roles.ts';

/** What is done to topics of the hotline's own, over the desk's database. */
export function topicActs(
  { guideOf }: DatabaseParts,
  act: (actor: Actor, decide: Decide) => Promise<Outcome>,
  { folded: readDraft, changes: readLog }: Draft,
): Pick<Bench, 'topics' | 'setTopic'> {
  /** Why a topic cannot be part of the guidance; undefined where it can. */
  const faultOf = async (name: string, topic: OwnTopic | null): Promise<Outcome | undefined> => {
    const folded = await readDraft();
    const own: OwnTopics = withTopic(folded.topics.own, name, topic);
    try {
      await guideOf({ ...folded, topics: { ...folded.topics, own } });
      return undefined;
    } catch (error) {
      const why = (error as Error).message;
      return refuse('topicUnfit', `This cannot be part of what callers hear: ${why}`, { why });
    }
  };
  const takenBy = async (wanted: OwnTopicDocument): Promise<string | undefined> => {
    const [{ takenName }, { shippedDocuments }] = await Promise.all([
      import('../topics/taken-names.ts'),
      import('../topics/documents.ts'),
    ]);
    return takenName(shippedDocuments, (await readDraft()).topics.own, wanted);
  };
  return {
    topics: async () => {
      const folded = await readDraft();
      const { own } = folded.topics;
      const { shipped, whole, misfits } = await guideOf(folded);
      const { shippedDocuments } = await import('../topics/documents.ts');
      return {
        own,
        seenOf: (name) => fingerprintAt(folded, `topic/${name}`),
        seen: fingerprintOf(Object.fromEntries(own)),
        shipped,
        guide: whole,
        misfits,
        base: baseOf(shippedDocuments, whole, own),
        changes: (await readLog()).filter((change) => change.kind === 'topic'),
      };
    },
    setTopic: async (actor, name, value, seen) => {
      if (!may(actor, 'change topics')) return forbid(actor);
      const isNamed = topicName.safeParse(name).success && (value.topic?.document.topic ?? name) === name;
      if (!isNamed)
        return refuse('topicName', 'A topic is named in small letters, digits and hyphens.', { name });
      const taken = value.topic ? await takenBy(value.topic.document) : undefined;
      if (taken !== undefined)
        return refuse('topicNameTaken', `The guide has “${taken}” already: give it another name.`, {
          name: taken,
        });
      const fault = await faultOf(name, value.topic);
      if (fault) return fault;
      return act(actor, ({ folded }) => {
        const now = folded.topics.own.get(name);
        if (fingerprintOf(now) !== seen) return { kind: 'conflict', theirs: now?.document.about ?? '' };
        if (fingerprintOf(value.topic ?? undefined) === seen) return { kind: 'same' };
        return changeOf({ kind: 'topic', subject: name, value });
      });
    },
  };
}

function withTopic(own: OwnTopics, name: string, topic: OwnTopic | null): OwnTopics {
  const all = new Map(own);
  if (topic) all.set(name, topic);
  else all.delete(name);
  return all;
}
