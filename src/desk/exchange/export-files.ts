import path from 'node:path';
import type { Language, LineKey } from '../../guide/ids.ts';
import type { SpeechFolders } from '../../speech/folders.ts';
import { readJson, toJsonText } from '../../speech/json-file.ts';
import { ownWordsFile, type OwnWordsFile } from '../../speech/own-words.ts';
import { slowerFile } from '../../speech/recordings.ts';
import { isTranslation } from '../../speech/survey.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';
import { fold } from '../fold.ts';
import { fingerprintAt, type Folded } from '../folded.ts';
import { lineOfGround, type FoldedLine } from '../folded-line.ts';
import type { GroundLanguage } from '../ground.ts';
import { officePlaces } from '../offices.ts';
import type { ExportedFile } from './exported-file.ts';
import { addedTopics, infoOf } from './started-files.ts';
import { ownLinesOf, topicFiles } from './topic-files.ts';

/** What an export is made with. */
interface ExportParts {
  /** Where the files of this release are, over which the hotline's changes lie. */
  readonly folders: SpeechFolders;
  readonly ownFolder: string;
  /** The name by which files know a member. */
  readonly nameOf: (id: string) => string;
  /** The bytes of a sound of the store. Rejects where it is not there. */
  readonly sound: (hash: string) => Promise<Buffer>;
}

/** A line that has been changed, beside what the ground has there. */
interface Changed {
  readonly line: LineKey;
  readonly now: FoldedLine;
  readonly before: FoldedLine;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * What has been changed, as the files that a programmer would commit: those of this release, with the hotline's values in place of theirs and all
 * else as it is. Proposals, refusals, comments and takes that wait have no place there. A line that the release has no more is left out.
 */
export function exportFiles(folded: Folded, parts: ExportParts): readonly ExportedFile[] {
  const { prompts, audio } = parts.folders;
  const jsonFile = (name: string, shipped: string, change: (values: Values) => Values): ExportedFile => ({
    name,
    shipped,
    content: () => Promise.resolve(toJsonText(change((readJson(shipped, name) ?? {}) as Values))),
  });
  const own = ownLinesOf(folded);
  const ofLanguages = [...folded.languages].flatMap(([code, language]) => {
    const changed = changedLines(folded, code, language, own);
    const info = infoOf(folded, code, language);
    const added = addedTopics(folded, code, language);
    return [
      ...(info ? [info] : []).map((values) =>
        jsonFile(`prompts/${code}/language.json`, path.join(prompts, code, 'language.json'), (shipped) =>
          withValues(shipped, values),
        ),
      ),
      ...wordsByTopic(code, language, changed, added, own).map(([topic, texts]) =>
        jsonFile(`prompts/${code}/${topic}.json`, path.join(prompts, code, `${topic}.json`), (values) => ({
          ...values,
          ...texts,
        })),
      ),
      ...reviewsOf(language, changed, parts).map((reviews) =>
        jsonFile(`prompts/${code}/review.json`, path.join(prompts, code, 'review.json'), (values) =>
          withValues(values, reviews),
        ),
      ),
      ...soundsOf(code, changed, parts),
      ...listOf(changed, parts).map((list) =>
        jsonFile(`audio/${code}/recordings.json`, path.join(audio, code, 'recordings.json'), (values) =>
          sorted(withValues(values, list)),
        ),
      ),
    ];
  });
  const facts = Object.entries(monthsByVersion(folded)).map(([version, months]) =>
    jsonFile(`prompts/facts/${version}.json`, path.join(prompts, 'facts', `${version}.json`), (values) =>
      withMonths(values, months),
    ),
  );
  const isOwnChanged = ownPlaces(folded).some(
    (place) => fingerprintAt(folded, place) !== fingerprintAt(fold(folded.ground, []), place),
  );
  const ownWords = jsonFile('words/words.json', ownWordsFile(parts.ownFolder), (values) =>
    withOwn(values, folded.own),
  );
  return [...ofLanguages, ...topicFiles(folded, prompts), ...facts, ...(isOwnChanged ? [ownWords] : [])];
}

/** The changed lines of a language that the ground still has, or that the hotline has added. */
function changedLines(
  { lines }: Folded,
  code: Language,
  ground: GroundLanguage,
  own: ReadonlyMap<LineKey, string>,
): readonly Changed[] {
  return [...lines].flatMap(([key, now]): readonly Changed[] => {
    const [language, line = ''] = key.split('/');
    if (language !== code || (textIn(ground.texts, line) === undefined && !own.has(line))) return [];
    return [{ line, now, before: lineOfGround(ground, line) }];
  });
}

function wordsByTopic(
  code: Language,
  { info, texts }: GroundLanguage,
  changed: readonly Changed[],
  added: ReadonlyMap<string, Values>,
  own: ReadonlyMap<LineKey, string>,
): readonly (readonly [topic: string, texts: Values])[] {
  const topics = new Map(added);
  // A written language has a file for each topic, with lines in it or without.
  if (isTranslation(info) || code === sourceLanguage) for (const topic of own.values()) topics.set(topic, {});
  for (const { line, now, before } of changed) {
    const topic = own.get(line) ?? texts.lines.get(line)?.topic;
    if (topic !== undefined && now.text !== before.text) {
      topics.set(topic, { ...topics.get(topic), [line]: now.text });
    }
  }
  return [...topics];
}

/** The entries of review.json that are other ones now; undefined for one that is gone. */
function reviewsOf(
  { info }: GroundLanguage,
  changed: readonly Changed[],
  { nameOf }: ExportParts,
): readonly Values[] {
  const entries = changed.flatMap(({ line, now, before }) => {
    if (!isTranslation(info) || isSame(now.review, before.review)) return [];
    const { review, ...rest } = now.review ?? {};
    const named = review && {
      ...review,
      by: isSame(review, before.review?.review) ? review.by : nameOf(review.by),
    };
    const entry = { ...rest, ...(named && { review: named }) };
    return [[line, Object.keys(entry).length > 0 ? entry : undefined] as const];
  });
  return entries.length > 0 ? [Object.fromEntries(entries)] : [];
}

/** The entries of recordings.json that are other ones now; undefined for one that is gone. */
function listOf(changed: readonly Changed[], { nameOf }: ExportParts): readonly Values[] {
  const entries = changed.flatMap(({ line, now, before }) => {
    const [entry, was] = [now.recording?.entry, before.recording?.entry];
    if (isSame(entry, was)) return [];
    if (!entry?.heard || isSame(entry.heard, was?.heard)) return [[line, entry] as const];
    return [[line, { ...entry, heard: { ...entry.heard, by: nameOf(entry.heard.by) } }] as const];
  });
  return entries.length > 0 ? [Object.fromEntries(entries)] : [];
}

/** The sounds that are other ones now: those of the store; those that somebody refused are taken away. */
function soundsOf(
  code: Language,
  changed: readonly Changed[],
  { folders, sound }: ExportParts,
): readonly ExportedFile[] {
  return changed.flatMap(({ line, now, before }): readonly ExportedFile[] => {
    const name = `audio/${code}/${line}.wav`;
    const shipped = path.join(folders.audio, code, `${line}.wav`);
    const both = (
      plain: ExportedFile['content'],
      slower: ExportedFile['content'],
    ): readonly ExportedFile[] => [
      { name: slowerFile(name), shipped: slowerFile(shipped), content: slower },
      { name, shipped, content: plain },
    ];
    const blobs = now.recording?.blobs;
    if (blobs) {
      return both(
        () => sound(blobs.plain),
        () => sound(blobs.slower),
      );
    }
    const gone: ExportedFile['content'] = () => Promise.resolve(null);
    return before.recording && !now.recording ? both(gone, gone) : [];
  });
}

function monthsByVersion({ ground, compared }: Folded): Readonly<Record<string, Values>> {
  const versions: Record<string, Values> = {};
  for (const [place, month] of compared) {
    const [version = '', fact = ''] = place.split('/');
    if (ground.compared.get(place) !== month) versions[version] = { ...versions[version], [fact]: month };
  }
  return versions;
}

function withMonths(values: Values, months: Values): Values {
  const facts = Object.entries(values.facts as Readonly<Record<string, Values>>).map(([id, fact]) => [
    id,
    id in months ? { ...fact, compared: months[id] } : fact,
  ]);
  return { ...values, facts: Object.fromEntries(facts) as Values };
}

const ownParts = ['notice', 'legal help', 'name'] as const;

function ownPlaces({ own, ground }: Folded): readonly string[] {
  const silenced = new Set([...own.silenced, ...ground.own.silenced]);
  return [
    ...ownParts,
    ...[...silenced].map((subject) => `silence/${subject}`),
    ...[own, ground.own].flatMap(({ offices }) => officePlaces(offices)),
  ];
}

/** The hotline's own words in the order in which their file has them. */
function withOwn(values: Values, { notice, legalHelp, name, offices, silenced }: OwnWordsFile): Values {
  const own = { notice, legalHelp, name, offices, silenced };
  return { ...own, ...values, ...own };
}

function withValues(values: Values, changed: Values): Values {
  const all = Object.entries({ ...values, ...changed }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all);
}

/** As the list of recordings is kept. */
function sorted(values: Values): Values {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
