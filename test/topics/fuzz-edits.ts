import { createHash } from 'node:crypto';
import type { VersionId } from '../../src/guide/facts.ts';
import type { Guide } from '../../src/guide/guide.ts';
import { sayTranslated } from '../../src/guide/translated.ts';
import { edit } from '../../src/topics/edit.ts';
import { noTopics, ownTopic, type OwnTopics } from '../../src/topics/own-document.ts';
import { isRefused } from '../../src/topics/own-topics.ts';
import { guides } from '../guides.ts';
import { act, bases, bytesOf, guideWith } from './own-guide.ts';
import { createEdits } from './random-edits.ts';
import { badWalks } from './walks.ts';

/** What came of one sequence of edits. */
interface Played {
  readonly wrong: readonly string[];
  readonly done: number;
  readonly refusals: ReadonlySet<string>;
  readonly faults: ReadonlySet<string>;
  /** Whether there was nothing wrong with the guide at its end. */
  readonly isSound: boolean;
  /** How many nodes of the hotline's own it has then. */
  readonly nodes: number;
}

/** The guide while some of its own lines are not said yet in two of the languages. */
function halfSaid(guide: Guide, seed: number): Guide {
  return sayTranslated(guide, {
    languages: ['es', 'en', 'zz'],
    isSaid: (line, language) =>
      language === 'en' ||
      createHash('sha256').update(`${seed} ${line} ${language}`).digest().readUInt8() > 128,
  });
}

const mostEdits = 25;
const mostMends = 15;

/** Plays a sequence of random edits, mends what is wrong, and holds the guide that results to every walk; `isWhole` walks also where nothing has changed. */
export function playEdits(seed: number, isWhole: boolean): Played {
  const version: VersionId = seed % 2 === 0 ? 'faq' : '2026';
  const base = bases[version];
  const edits = createEdits(base, seed);
  const wrong: string[] = [];
  const refusals = new Set<string>();
  const faults = new Set<string>();
  const states: { readonly topics: OwnTopics; readonly bytes: string }[] = [];
  let topics: OwnTopics = noTopics;
  const play = (fields: object): void => {
    states.push({ topics, bytes: bytesOf(topics) });
    try {
      const result = edit(base, topics, act(fields));
      if (isRefused(result)) refusals.add(result.code ?? result.text);
      else topics = result;
    } catch (error) {
      wrong.push(`${JSON.stringify(fields)}: ${(error as Error).stack ?? ''}`);
    }
  };
  for (let count = 0; count < mostEdits; count += 1) play(edits.next(topics));
  let result = guideWith(topics, version);
  for (const one of result.faults) faults.add(one.code ?? '');
  for (let count = 0; count < mostMends && result.faults.length > 0; count += 1) {
    for (const fault of result.faults) play(edits.mend(topics, fault));
    result = guideWith(topics, version);
    for (const one of result.faults) faults.add(one.code ?? '');
  }
  const isSound = result.faults.length === 0;
  const sound = isWhole ? undefined : guides[version];
  if (isSound) wrong.push(...badWalks(result.guide, sound), ...badWalks(halfSaid(result.guide, seed), sound));
  for (const [name, topic] of topics)
    if (!ownTopic.safeParse(topic).success || topic.document.topic !== name)
      wrong.push(`topic ${name} is not written as it must be: ${JSON.stringify(topic)}`);
  for (const { topics: before, bytes } of states.toReversed())
    if (bytesOf(before) !== bytes) wrong.push(`undoing gives other bytes than there were: ${bytes}`);
  const own = [...topics.values()].flatMap(({ document }) => Object.keys(document.nodes ?? {}));
  return { wrong, done: states.length, refusals, faults, isSound, nodes: own.length };
}
