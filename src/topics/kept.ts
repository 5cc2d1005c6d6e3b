import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { VersionId } from '../guide/facts.ts';
import type { WrittenGuide } from '../guide/guide.ts';
import { projectRoot } from '../root.ts';

/** Every version of the guide, written out. */
export type WrittenGuides = Readonly<Record<VersionId, WrittenGuide>>;

/** What a build keeps of the guide's documents, so that a start reads no YAML. */
export interface KeptGuides {
  /** What they were written out of: the documents, and the code that does it. */
  readonly of: string;
  readonly versions: WrittenGuides;
}

/** The name of the file in a built folder that has them. */
export const keptFile = 'guide.json';

const sources = ['prompts/guide', 'prompts/guide/faq', 'prompts/guide/2026', 'src/topics'];
const isBuiltCode = path.extname(import.meta.filename) === '.js';

/** Tells the documents, and the code that writes them out, by their content. */
export function stampDocuments(): string {
  const hash = createHash('sha256');
  for (const folder of sources) {
    for (const entry of readdirSync(path.join(projectRoot, folder), { withFileTypes: true }))
      if (entry.isFile())
        hash.update(entry.name).update(readFileSync(path.join(projectRoot, folder, entry.name)));
  }
  return hash.digest('hex');
}

/** What a build has kept, where that is of what stands here; built code takes it as it is. */
export function readKept(): WrittenGuides | undefined {
  const file = path.join(projectRoot, 'dist', keptFile);
  if (!existsSync(file)) return undefined;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as KeptGuides;
  return isBuiltCode || kept.of === stampDocuments() ? kept.versions : undefined;
}
