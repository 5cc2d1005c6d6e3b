import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../root.ts';
import { writing } from '../writable.ts';
import type { Printed } from './age.ts';
import type { LegalHelp, ListName, OfficeList } from './office.ts';
import type { ZipTable } from './zips.ts';

const folder = path.join(projectRoot, 'prompts/legal-help');

/** The offices that come with the project. */
export const projectOffices = path.join(folder, 'offices.json');

/** Where ZIP codes are, as it comes with the project. */
export const projectZips = path.join(folder, 'zips.bin');

const about = [
  'The offices of two lists of the US Department of Justice, which are in the public domain: the Recognized Organizations and Accredited Representatives',
  'Roster by State and City, and the List of Pro Bono Legal Service Providers. "line legal-help read" makes this file of them. Where a city is: GeoNames (CC BY 4.0).',
].join(' ');

/** Reads the offices of a file; none where there is no such file. Throws an error that names the file where it is no JSON. */
export function readOffices(file = projectOffices): LegalHelp {
  if (!existsSync(file)) return { lists: [] };
  try {
    const { lists } = JSON.parse(readFileSync(file, 'utf8')) as LegalHelp;
    return { lists };
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** The bytes of a file's beginning, in which the days of its lists stand. */
const headLength = 2048;

/** Reads when the lists of a file were printed, and nothing else of it; none where there is no such file. */
export function readPrinted(file = projectOffices): Printed {
  if (!existsSync(file)) return [];
  const head = Buffer.alloc(headLength);
  const open = openSync(file, 'r');
  try {
    readSync(open, head);
  } finally {
    closeSync(open);
  }
  const [, days] = /"printed":(\{[^}]*\})/.exec(head.toString('utf8')) ?? [];
  if (days === undefined) throw new Error(`${file} does not begin with when its lists were printed`);
  return Object.entries(JSON.parse(days) as Readonly<Record<ListName, string>>).map(([list, printed]) => ({
    list: list as ListName,
    printed,
  }));
}

/** Reads where ZIP codes are. Throws an error where the file is not there. */
export function readZips(file = projectZips): ZipTable {
  return readFileSync(file);
}

/** A list as JSON, an office a line: what changes between editions is seen line by line. */
function renderList({ courts, offices, ...rest }: OfficeList): string {
  const linesOf = (values: readonly unknown[]): string =>
    values.map((value) => `\n    ${JSON.stringify(value)}`).join(',');
  const head = JSON.stringify(rest).slice(0, -1);
  return `  ${head},\n   "courts":[${linesOf(courts)}],\n   "offices":[${linesOf(offices)}]}`;
}

function writeWhole(file: string, content: string | Buffer): void {
  writing(file, () => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, content);
    renameSync(`${file}.part`, file);
  });
}

/** Writes offices aside and then renames, so that no half of a file is ever read. Throws an UnwritableError where it may not be written. */
export function writeOffices(file: string, { lists }: LegalHelp): void {
  const body = lists.map(renderList).join(',\n');
  const days = lists.map(({ list, printed }) => [list, printed] as const);
  const printed = JSON.stringify(Object.fromEntries(days));
  writeWhole(file, `{"about":${JSON.stringify(about)},\n "printed":${printed},\n "lists":[\n${body}\n]}\n`);
}

/** Writes where ZIP codes are, as writeOffices does. */
export function writeZips(file: string, table: ZipTable): void {
  writeWhole(file, table);
}
