import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Language, LineKey } from '../../guide/flow.ts';

/** A file that somebody recorded, and the line that its name tells. */
export interface Take {
  readonly file: string;
  readonly language: Language;
  readonly line: LineKey;
}

/** A file whose name tells no line, and why. */
export interface Unmatched {
  readonly file: string;
  readonly why: string;
}

/** What the names are matched with. */
export interface Names {
  /** The lines that can be recorded, of each language. */
  readonly lines: ReadonlyMap<Language, ReadonlySet<LineKey>>;
  /** The language of all files; where none is given, that of each file's folder. */
  readonly language: Language | undefined;
}

const soundEnding = /\.(?:wav|mp3|flac|ogg|oga|opus|m4a|mp4|aac|amr|3gp|webm|wma|aiff?)$/i;

/** The sound files among these files and folders, those in folders in the order of their names. Throws for one that is not there. */
export function filesIn(places: readonly string[]): readonly string[] {
  return places.flatMap((place) => {
    const found = statSync(place, { throwIfNoEntry: false });
    if (!found) throw new Error(`there is no file or folder ${place}`);
    if (!found.isDirectory()) return [place];
    return readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((name) => soundEnding.test(name))
      .toSorted((a, b) => a.localeCompare(b, 'en'))
      .map((name) => path.join(place, name));
  });
}

/**
 * The line of a file: its name is the line's key, which may have the sheet's number before it ("012 safe.m4a").
 * Capitals, blanks and underscores do not matter.
 */
export function matchTake(file: string, { lines, language }: Names): Take | Unmatched {
  const folder = path.basename(path.dirname(path.resolve(file))).toLowerCase();
  const code = language ?? (lines.has(folder) ? folder : undefined);
  if (code === undefined) {
    return {
      file,
      why: 'is of which language? Say --lang, or put it into a folder named for it, such as ht/',
    };
  }
  const stem = path
    .basename(file)
    .replace(soundEnding, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const known = lines.get(code) ?? new Set<LineKey>();
  const line = [stem, stem.replace(/^\d+[-.]*/, '')].find((name) => known.has(name));
  if (line !== undefined) return { file, language: code, line };
  return { file, why: `tells no line of ${code}${nearest(stem, known)}: name it as the sheet does` };
}

function nearest(stem: string, known: ReadonlySet<LineKey>): string {
  const words = new Set(stem.split('-'));
  const likeness = (line: LineKey): number => line.split('-').filter((word) => words.has(word)).length;
  const [best] = [...known].toSorted((a, b) => likeness(b) - likeness(a) || a.length - b.length);
  return best !== undefined && likeness(best) > 0 ? ` (is it "${best}"?)` : '';
}
