import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Language, LineKey } from '../guide/ids.ts';
import { projectRoot } from '../root.ts';
import { TextFileError } from '../text-file.ts';
import { line } from './node-document.ts';
import { ownTopicDocument, type OwnTopic } from './own-document.ts';
import { readDocument } from './read.ts';

/** Where the project keeps topics that a hotline can turn on. */
const projectTopics = path.join(projectRoot, 'prompts/topics');

const words = z.record(line, z.string().trim().min(1).max(2000));

const workedTopic = z
  .strictObject({
    document: ownTopicDocument,
    words: z.strictObject({ en: words, es: words }),
  })
  .describe('A whole topic with its words, off until a hotline turns it on.');

/** A topic that a hotline can turn on: with its English words, and those of other languages. */
export interface WorkedTopic {
  readonly topic: OwnTopic;
  readonly translations: Readonly<Record<Language, Readonly<Record<LineKey, string>>>>;
}

/** Reads the worked topics by their names. Throws a TextFileError that names the file, the line and what is wrong. */
export function readWorkedTopics(folder = projectTopics): ReadonlyMap<string, WorkedTopic> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(files.toSorted().map((name) => readWorked(path.join(folder, name))));
}

function readWorked(file: string): readonly [string, WorkedTopic] {
  const {
    document,
    words: { en, ...translations },
  } = readDocument(file, workedTopic);
  const { topic } = document;
  if (`${topic}.yaml` !== path.basename(file))
    throw new TextFileError(file, undefined, `says topic ${topic}: name the file ${topic}.yaml`);
  for (const [language, said] of Object.entries({ en, ...translations }))
    for (const key of new Set([...Object.keys(document.lines ?? {}), ...Object.keys(said)]))
      if (!document.lines?.[key] || said[key] === undefined)
        throw new TextFileError(
          file,
          undefined,
          `says ${key} only in ${said[key] === undefined ? 'its lines' : `words of ${language}`}: say it in both`,
        );
  return [topic, { topic: { document, words: en }, translations }];
}
