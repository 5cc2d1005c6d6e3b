import { Option } from 'commander';
import { readGuides } from '../facts/versions.ts';
import { versionIds, type VersionId } from '../guide/facts.ts';
import type { Guide, Guides } from '../guide/guide.ts';
import { mergeGuides } from '../guide/merge.ts';
import { projectFolders } from '../speech/folders.ts';
import { saidGuide } from '../speech/said-guide.ts';

const written = readGuides();

/** Every version of the guidance, as the project's files have callers hear it. */
export const guides: Guides = {
  faq: saidGuide(written.faq, projectFolders),
  '2026': saidGuide(written['2026'], projectFolders),
};

/** All that any version says, for commands over the words. */
export const allWords = mergeGuides(guides);

/** Which version a command works on; without it GUIDANCE, or else the FAQ. */
export const guidanceOption = new Option(
  '--guidance <version>',
  'the version of the guidance: GUIDANCE unless given, else faq',
).choices(versionIds);

/** The version that is asked for, or that GUIDANCE names. Throws an Error for one that there is not. */
export function chosenGuide(asked?: string): Guide {
  const wanted = asked ?? process.env.GUIDANCE?.trim() ?? '';
  const version = wanted === '' ? 'faq' : versionIds.find((id) => id === wanted);
  if (version === undefined)
    throw new Error(`GUIDANCE "${wanted}" is no version: take one of ${versionIds.join(', ')}`);
  return guides[version];
}

/** The versions that a command works on: the one that is asked for, or all. */
export function chosenGuides(asked?: string): readonly Guide[] {
  return asked === undefined ? versionIds.map((id: VersionId) => guides[id]) : [chosenGuide(asked)];
}
