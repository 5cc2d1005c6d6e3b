import { structuredPatch } from 'diff';

/** A file as it is, where it is there, and as it is to be. */
export interface Change {
  /** Its name in the checkout, with slashes. */
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
}

const mostLines = 12;
const mostLetters = 140;

/** Whether there is anything to write. */
export function isChanged({ before, after }: Change): boolean {
  return before !== after;
}

/** A change in some lines: what is gone, and what is there instead. A picture is only counted. */
export function showChange({ file, before, after }: Change): string {
  if (before === undefined) return `${file}: new\n`;
  const { hunks } = structuredPatch(file, file, before, after, '', '', { context: 0 });
  const lines = hunks.flatMap((hunk) => hunk.lines).filter((line) => !line.startsWith('\\'));
  if (file.endsWith('.svg')) return `${file}: drawn anew, ${lines.length} lines\n`;
  const shown = lines.slice(0, mostLines).map((line) => `  ${shorten(line)}\n`);
  const left = lines.length - shown.length;
  return `${file}\n${shown.join('')}${left > 0 ? `  … and ${left} more\n` : ''}`;
}

const shorten = (line: string): string =>
  line.length > mostLetters ? `${line.slice(0, mostLetters)}…` : line;
