import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { VersionId } from '../guide/facts.ts';
import type { WrittenGuide } from '../guide/create-guide.ts';
import { projectRoot } from '../root.ts';
import type { GuideDocuments } from './read.ts';

/** Every version of the guide, written out. */
export type WrittenGuides = Readonly<Record<VersionId, WrittenGuide>>;

/** What a build keeps, so that no start reads YAML. */
interface Kept {
  /** What it was made of: the documents, and the code that reads them. */
  readonly of: string;
  readonly value: unknown;
}

/** The files of a built folder: the guide, and the documents of which it is made, for whoever adds topics of their own. */
const keptFiles = { guides: 'guide.json', documents: 'guide-documents.json' } as const;

const sources = [
  'prompts/guide',
  'prompts/guide/faq',
  'prompts/guide/2026',
  'prompts/guide/own',
  'src/topics',
];
const isBuiltCode = path.extname(import.meta.filename) === '.js';

/** Tells the documents, and the code that writes them out, by their content. */
function stampDocuments(): string {
  const hash = createHash('sha256');
  for (const folder of sources.filter((one) => existsSync(path.join(projectRoot, one)))) {
    for (const entry of readdirSync(path.join(projectRoot, folder), { withFileTypes: true }))
      if (entry.isFile())
        hash.update(entry.name).update(readFileSync(path.join(projectRoot, folder, entry.name)));
  }
  return hash.digest('hex');
}

/** Every version of the guide as a build has kept it; undefined where that is not of what stands here. */
export function readKeptGuides(): WrittenGuides | undefined {
  return readKept('guides') as WrittenGuides | undefined;
}

/** The same of its documents. */
export function readKeptDocuments(): GuideDocuments | undefined {
  return readKept('documents') as GuideDocuments | undefined;
}

/** Keeps both in a built folder. */
export function keepGuides(folder: string, guides: WrittenGuides, documents: GuideDocuments): void {
  const of = stampDocuments();
  for (const [what, value] of Object.entries({ guides, documents } as const))
    writeFileSync(
      path.join(folder, keptFiles[what as keyof typeof keptFiles]),
      JSON.stringify({ of, value }),
    );
}

/** Built code takes it as it is. */
function readKept(what: keyof typeof keptFiles): unknown {
  const file = path.join(projectRoot, 'dist', keptFiles[what]);
  if (!existsSync(file)) return undefined;
  const { of, value } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  return isBuiltCode || of === stampDocuments() ? value : undefined;
}
