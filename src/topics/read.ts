import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import { versionIds, type VersionId } from '../guide/facts.ts';
import { projectRoot } from '../root.ts';
import { readText, TextFileError } from '../text-file.ts';
import { partsDocument, topicDocument, type PartsDocument, type TopicDocument } from './document.ts';
import { ownTopicDocument, type OwnTopicDocument } from './own-document.ts';

/** Where the project keeps its guide. */
export const projectGuide = path.join(projectRoot, 'prompts/guide');

/** All documents of a guide: what topics share, and each version's own topics. */
export interface GuideDocuments {
  readonly parts: PartsDocument;
  readonly versions: Readonly<Record<VersionId, readonly TopicDocument[]>>;
  /** What a hotline has added in its own checkout: none in what the project ships. */
  readonly own: readonly OwnTopicDocument[];
}

/** Where a hotline's own topics stand in the guide's folder. */
export const ownFolder = 'own';

/** Reads a guide's documents: a topic is found by being there. Throws a TextFileError that names the file, the line and what is wrong. */
export function readDocuments(folder = projectGuide): GuideDocuments {
  const versions = versionIds.map(
    (version) => [version, readTopics(path.join(folder, version), topicDocument)] as const,
  );
  return {
    parts: readDocument(path.join(folder, 'parts.yaml'), partsDocument),
    versions: Object.fromEntries(versions) as GuideDocuments['versions'],
    own: readOwnDocuments(path.join(folder, ownFolder)),
  };
}

/** Reads the topics of a hotline's own; none where there is no such folder. Throws as `readDocuments` does. */
export function readOwnDocuments(folder: string): readonly OwnTopicDocument[] {
  return existsSync(folder) ? readTopics(folder, ownTopicDocument) : [];
}

function readTopics<Topic extends z.ZodType<{ readonly topic: string }>>(
  folder: string,
  schema: Topic,
): readonly z.output<Topic>[] {
  return topicFilesIn(folder).map((name) => readTopic(path.join(folder, name), schema));
}

/** The names of a folder's topics' files. */
export function topicFilesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
}

/** Reads one topic of a hotline's own; `name` is what errors call its file. Throws as `readDocuments` does. */
export function readOwnDocument(file: string, name: string): OwnTopicDocument {
  return readTopic(file, ownTopicDocument, name);
}

function readTopic<Topic extends z.ZodType<{ readonly topic: string }>>(
  file: string,
  schema: Topic,
  name = file,
): z.output<Topic> {
  const topic = readDocument(file, schema, name);
  if (`${topic.topic}.yaml` !== path.basename(file))
    throw new TextFileError(name, undefined, `says topic ${topic.topic}: name the file ${topic.topic}.yaml`);
  return topic;
}

/** Reads one document; `name` is what errors call it. Throws as `readDocuments` does. */
export function readDocument<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  name = file,
): z.output<Schema> {
  const text = readText(file, name);
  if (text === undefined) throw new TextFileError(name, undefined, 'is missing: the guide needs it');
  return parseText(text, name, schema);
}

/** The same of a text; `name` is what errors call it. */
function parseText<Schema extends z.ZodType>(text: string, name: string, schema: Schema): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong) throw new TextFileError(name, lines.linePos(wrong.pos[0]).line, wrong.message);
  const read = schema.safeParse(document.toJS());
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue?.path ?? [];
  throw new TextFileError(name, lineOf(document, lines, at), `${at.join('.')}: ${issue?.message ?? ''}`);
}

/** The line on which a place of a document begins; of the place around it, where it is missing. */
function lineOf(document: Document, lines: LineCounter, at: readonly PropertyKey[]): number | undefined {
  for (let length = at.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(at.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
