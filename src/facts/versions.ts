import path from 'node:path';
import { projectRoot } from '../root.ts';
import * as z from 'zod';
import {
  versionIds,
  type Fact,
  type FactId,
  type Month,
  type VersionFacts,
  type VersionId,
} from '../guide/facts.ts';
import { createGuide } from '../guide/create-guide.ts';
import type { Guides } from '../guide/guide.ts';
import { writtenGuides } from '../topics/written.ts';
import { readJson, writeJson } from '../speech/json-file.ts';

/** Where the project keeps its facts, from source or built. */
export const projectFacts = path.join(projectRoot, 'prompts/facts');

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: 'must be a month, such as 2026-11' });

const source = z.strictObject({
  link: z.url().optional(),
  what: z.string().min(1).optional(),
  by: z.enum(['ASAP', 'agency', 'legal aid', 'law firm', 'press']),
  certainty: z.enum(['given', 'dated', 'undated', 'told']),
  dated: month.optional(),
});

const fact = z.strictObject({
  says: z.string().min(1),
  sources: z.array(source).min(1, { error: 'names no source: say where the fact stands' }),
  copied: month.nullable(),
  compared: month.nullable(),
  days: z.int().positive().nullable(),
  changes: z.enum(['contradicts', 'confirms', 'adds']).optional(),
});

const schema = z.strictObject({
  name: z.string().min(1),
  page: z.url(),
  facts: z.record(z.string().regex(/^[A-Z]{1,2}\d{1,2}$/), fact),
});

type File = z.infer<typeof schema>;

/** The file of a version's own facts; what it shares with the version before stands there. */
export function factsFile(folder: string, version: VersionId): string {
  return path.join(folder, `${version}.json`);
}

function readFile(folder: string, version: VersionId): File {
  const file = factsFile(folder, version);
  const value = readJson(file);
  if (value === undefined)
    throw new Error(`${file}: is missing: the facts of version ${version} stand in it`);
  const read = schema.safeParse(value);
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  return read.data;
}

/** A month as files write it. */
export function toMonth(text: string | null | undefined): Month | undefined {
  if (text === null || text === undefined) return undefined;
  const [year = 0, month = 0] = text.split('-').map(Number);
  return { year, month };
}

/** A month as files write it, such as 2026-11. */
export function monthText({ year, month }: Month): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

const toFact = (
  { sources, copied, compared, days, ...rest }: File['facts'][string],
  version: VersionId,
): Fact => ({
  ...rest,
  sources: sources.map(({ dated, ...one }) => ({ ...one, dated: toMonth(dated) })),
  copied: toMonth(copied),
  compared: toMonth(compared),
  days: days ?? undefined,
  version,
});

/**
 * Reads the facts of a version: its own, and those of the version before that it does not say otherwise.
 * Throws an Error that names the file and what is wrong.
 */
export function readFacts(version: VersionId, folder = projectFacts): VersionFacts {
  const before = versionIds[versionIds.indexOf(version) - 1];
  const { name, page, facts } = readFile(folder, version);
  const own = Object.entries(facts).map(([id, one]) => [id, toFact(one, version)] as const);
  const shared = before === undefined ? {} : readFacts(before, folder).facts;
  return { name, page, facts: { ...shared, ...Object.fromEntries(own) } };
}

/** Reads every version of the guidance. Throws as `readFacts` does. */
export function readGuides(folder = projectFacts): Guides {
  const read = versionIds.map(
    (version) => [version, createGuide(version, readFacts(version, folder), writtenGuides[version])] as const,
  );
  return Object.fromEntries(read) as Guides;
}

/** Keeps the month in which a person compared a fact with its source, in the file in which the fact is written. */
export function writeCompared(folder: string, { version }: Fact, id: FactId, month: Month): void {
  const file = readFile(folder, version);
  const one = file.facts[id];
  if (!one) throw new Error(`${factsFile(folder, version)}: there is no fact ${id}`);
  writeJson(factsFile(folder, version), {
    ...file,
    facts: { ...file.facts, [id]: { ...one, compared: monthText(month) } },
  });
}
