import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../root.ts';
import { writeText } from '../text-file.ts';
import type { Guide } from '../guide/guide.ts';
import { createScript } from './script.ts';
import type { Surveyed } from './survey.ts';

/** Where the project keeps its scripts. */
export const projectScripts = path.join(projectRoot, 'docs/scripts');

/** The name of a language's script in the folder of scripts. */
export const scriptName = ({ version }: Guide, { info }: Surveyed): string => `${version}/${info.code}.md`;

/** Whether a language's script in this folder is what its words make it. */
function isScriptCurrent(guide: Guide, one: Surveyed, folder: string): boolean {
  try {
    return readFileSync(path.join(folder, scriptName(guide, one)), 'utf8') === createScript(guide, one);
  } catch {
    return false;
  }
}

/** The names of the scripts in this folder that are not current, of the languages that are written. */
export function oldScripts(guide: Guide, all: readonly Surveyed[], folder: string): readonly string[] {
  return toRenew(guide, all, folder).map((one) => scriptName(guide, one));
}

function toRenew(guide: Guide, all: readonly Surveyed[], folder: string): readonly Surveyed[] {
  return all.filter((one) => one.info.isWritten && !isScriptCurrent(guide, one, folder));
}

/** Writes the scripts that are not current, each aside and then renamed; gives the names of their files. */
export function writeScripts(guide: Guide, all: readonly Surveyed[], folder: string): readonly string[] {
  return toRenew(guide, all, folder).map((one) => {
    const file = path.join(folder, scriptName(guide, one));
    writeText(file, createScript(guide, one));
    return scriptName(guide, one);
  });
}
