import { sourceLanguage } from '../../speech/texts.ts';
import type { OwnTopic, OwnTopicDocument } from '../../topics/own-document.ts';
import type { Bench } from '../bench.ts';
import { fingerprintOf } from '../ground.ts';
import type { Entry } from './entry.ts';
import type { Checkout } from './read-checkout.ts';
import { notTaken, toLine, toTaken, type Taken, type Taking } from './take-entries.ts';

/** What became of a checkout's topics of the hotline's own, and which of their lines' words can be taken after them. */
interface TopicsTaken {
  readonly all: readonly Taken[];
  readonly hasLine: (topic: string, entry: Entry) => boolean;
}

/** Takes a checkout's topics of the hotline's own to a bench, through the rules by which they would be written there. */
export async function takeTopics(taking: Taking, checkout: Checkout): Promise<TopicsTaken> {
  const all: Taken[] = [];
  const kinds = new Map<string, Taken['kind']>();
  for (const one of checkout.topics) {
    const taken =
      'why' in one
        ? notTaken(one.place, one.why)
        : await takeTopic(taking, checkout, one.document, one.place);
    if ('document' in one) kinds.set(one.document.topic, taken.kind);
    all.push(taken);
    taking.told?.(taken, all.length, checkout.topics.length);
  }
  const topics = (await taking.bench.topics())?.own;
  return {
    all,
    hasLine: (topic, { key }) => {
      const kind = kinds.get(topic);
      // Where the desk has gone on, it may say a line no more; a topic that is not taken is told once, and not for each of its lines.
      if (kind === 'older') return Object.hasOwn(topics?.get(topic)?.document.lines ?? {}, key);
      return kind !== 'not taken';
    },
  };
}

async function takeTopic(
  { bench, actor }: Taking,
  checkout: Checkout,
  document: OwnTopicDocument,
  place: string,
): Promise<Taken> {
  const { topic: name } = document;
  const read = await bench.topics();
  const now = read?.own.get(name);
  const wanted = fingerprintOf(document);
  if (wanted === fingerprintOf(now?.document)) return { kind: 'same' };
  const before = (read?.changes ?? []).filter(({ subject }) => subject === name);
  if (before.some(({ value }) => fingerprintOf(value.topic?.document) === wanted)) return { kind: 'older' };
  const words = await wordsOf(bench, checkout, document, now);
  const missing = Object.keys(document.lines ?? {}).filter((line) => !words[line]);
  if (missing.length > 0) {
    const english = `prompts/${sourceLanguage}/${name}.json`;
    return notTaken(place, `Its sentences have no English in ${english}: ${missing.join(', ')}.`);
  }
  return toTaken(
    await bench.setTopic(actor, name, { topic: { document, words } }, read?.seenOf(name) ?? ''),
    place,
  );
}

/** The English of a topic's lines: of those that the desk has, its own, which other words then go over by the rules of a line. */
async function wordsOf(
  bench: Bench,
  { english }: Checkout,
  { topic, lines = {} }: OwnTopicDocument,
  now: OwnTopic | undefined,
): Promise<OwnTopic['words']> {
  const written = new Map((english.get(topic) ?? []).map(({ key, text }) => [key, toLine(text)]));
  const spoken = new Map(
    now ? (await bench.lines(sourceLanguage)).map(({ line, text }) => [line, text] as const) : [],
  );
  return Object.fromEntries(
    Object.keys(lines).map((line) => {
      const before = now?.words[line];
      return [line, before === undefined ? (written.get(line) ?? '') : (spoken.get(line) ?? before)];
    }),
  );
}
