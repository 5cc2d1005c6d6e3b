import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Language, LineKey } from '../../guide/ids.ts';
import { isCompanion } from '../companions.ts';
import { kindOf } from './kind.ts';

/** A file that somebody recorded, and the line that its name tells. */
export interface Take {
  readonly file: string;
  readonly language: Language;
  readonly line: LineKey;
}

/** A file whose name tells no line, and why. */
interface Unmatched {
  readonly file: string;
  readonly why: string;
}

/** What the names are matched with. */
interface Names {
  /** The lines that can be recorded, of each language. */
  readonly lines: ReadonlyMap<Language, ReadonlySet<LineKey>>;
  /** The language of all files; where none is given, that of each file's folder. */
  readonly language: Language | undefined;
}

/** What there is to take in, and what is passed over, each with the reason. */
interface Found {
  readonly matched: readonly (Take | Unmatched)[];
  readonly passedOver: readonly Unmatched[];
}

/**
 * Looks through files and folders, those in folders in the order of their names. Whether a file in a folder is a recording is told by its content;
 * one that tells a line which no recording tells is tried all the same. Throws for a place that is not there.
 */
export function findTakes(places: readonly string[], names: Names): Found {
  const files = places.flatMap(filesIn);
  const looked = files.map((file) => ({ ...matchTake(file.file, names), ...file }));
  const told = new Set(looked.filter(({ isSound }) => isSound).map(lineOf));
  const isTaken = (one: (typeof looked)[number]): boolean =>
    one.isNamed || one.isSound || (!one.isCompanion && 'line' in one && !told.has(lineOf(one)));
  return {
    matched: looked.filter(isTaken),
    passedOver: looked
      .filter((one) => !isTaken(one))
      .map(({ file, isCompanion: isTheirs }) => ({
        file,
        why: isTheirs
          ? 'is put there by a system or an archive, and is nobody’s recording'
          : 'is no sound by its content',
      })),
  };
}

const lineOf = (one: object): string | undefined =>
  'line' in one && 'language' in one ? `${String(one.language)}/${String(one.line)}` : undefined;

interface Candidate {
  readonly file: string;
  /** Whether it was itself named, and not its folder. */
  readonly isNamed: boolean;
  readonly isSound: boolean;
  readonly isCompanion: boolean;
}

function filesIn(place: string): readonly Candidate[] {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw new Error(`there is no file or folder ${place}`);
  if (!found.isDirectory()) return [{ file: place, isNamed: true, isSound: true, isCompanion: false }];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .flatMap((name): readonly Candidate[] => {
      const file = path.join(place, name);
      if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return [];
      const isTheirs = name.split(path.sep).some(isCompanion);
      return [{ file, isNamed: false, isSound: !isTheirs && isSound(file), isCompanion: isTheirs }];
    });
}

/** By its beginning, behind a tag as long as it may be. */
function isSound(file: string): boolean {
  const opened = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(4096);
    return kindOf(bytes.subarray(0, readSync(opened, bytes))) !== undefined;
  } finally {
    closeSync(opened);
  }
}

/**
 * The line of a file: its name is the line's key, which may have the sheet's number before it ("012 safe.m4a").
 * Capitals, blanks, underscores and what stands after the last dot do not matter.
 */
function matchTake(file: string, { lines, language }: Names): Take | Unmatched {
  const folder = path.basename(path.dirname(path.resolve(file))).toLowerCase();
  const code = language ?? (lines.has(folder) ? folder : undefined);
  if (code === undefined) {
    return {
      file,
      why: 'is of which language? Say --lang, or put it into a folder named for it, such as ht/',
    };
  }
  const stem = path
    .parse(file)
    .name.normalize('NFC')
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
