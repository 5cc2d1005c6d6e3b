import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { firstDocument } from '../edition/blocks.ts';
import { createEdition, type EditionFile } from '../edition/edition.ts';
import { editionMark, markEdition } from '../edition/mark.ts';
import { createOneFile } from '../edition/one-file.ts';
import { createPages } from '../edition/pages.ts';
import { guidanceOption } from './guidance.ts';
import { loadHotline } from './project.ts';
import { told } from './told.ts';

interface Options {
  readonly baseUrl?: string;
  readonly out?: string;
  readonly oneFile?: string;
  readonly guidance?: string;
}

/** The largest document that Twilio takes. Source: https://www.twilio.com/docs/api/errors/11750 */
const mostBytes = 64 * 1024;
/** The most that a TwiML Bin holds. Source: https://www.twilio.com/docs/serverless/twiml-bins */
const mostInBin = 4000;

function readBaseUrl(text: string | undefined): string {
  if (text === undefined || !URL.canParse(text) || new URL(text).protocol !== 'https:') {
    throw new Error(
      '--base-url: say where the folder will be served, such as https://line.example.org/edition/',
    );
  }
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.endsWith('/') ? pathname : `${pathname}/`}`;
}

/** Writes the folder aside and puts it in its place; what is there already must be an edition. */
function writeFolder(out: string, files: readonly EditionFile[]): number {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(path.join(out, firstDocument))) {
    throw new Error(`--out ${out}: the folder is there, and is no edition: name another`);
  }
  mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
  // Folders of this run's own: what lies beside it is not ours to delete.
  const aside = mkdtempSync(`${path.resolve(out)}.part-`);
  const old = mkdtempSync(`${path.resolve(out)}.old-`);
  let bytes = 0;
  for (const { path: name, content } of files) {
    const file = path.join(aside, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string') writeFileSync(file, content);
    else copyFileSync(content.copyOf, file);
    const { size } = statSync(file);
    if (name.endsWith('.xml') && size >= mostBytes)
      throw new Error(`${name} has ${size} bytes: 64 kB is too much`);
    bytes += size;
  }
  chmodSync(aside, 0o755);
  if (existsSync(out)) renameSync(out, old);
  renameSync(aside, out);
  rmSync(old, { recursive: true, force: true });
  return bytes;
}

async function run({ baseUrl, out, oneFile, guidance }: Options): Promise<void> {
  const { guide, speech, offers, states, faults } = await loadHotline(guidance);
  for (const fault of faults) process.stderr.write(`left out: ${fault}\n`);
  if (oneFile !== undefined) {
    const languages = oneFile.split(',').map((code) => code.trim());
    const unknown = languages.find((code) => !offers.languages.includes(code));
    if (unknown !== undefined) {
      throw new Error(
        `--one-file: "${unknown}" is not offered by these settings: take of ${offers.languages.join(', ')}`,
      );
    }
    const document = createOneFile({ guide, speech, offers }, languages);
    if (document.length > mostInBin) {
      throw new Error(
        `--one-file: ${languages.join(', ')} make ${document.length} characters, ${mostInBin} is the most of a TwiML Bin: name one language less`,
      );
    }
    process.stdout.write(`${document}\n`);
    return;
  }
  if (out === undefined) throw new Error('--out: name the folder to write');
  const parts = { guide, speech, offers, states, baseUrl: readBaseUrl(baseUrl) };
  const mark = markEdition(parts);
  const files = [
    ...createEdition(parts),
    ...createPages(parts),
    { path: editionMark, content: `${JSON.stringify(mark, undefined, 2)}\n` },
  ];
  const bytes = writeFolder(out, files);
  const documents = files.filter(({ path: name }) => name.endsWith('.xml')).length;
  process.stdout.write(
    [
      `${out}: ${files.length} files, ${documents} of them documents, ${(bytes / 1024 / 1024).toFixed(1)} MB in ${offers.languages.join(', ')}, guidance ${guide.version}.`,
      ...(offers.own?.notice
        ? ['It says the hotline’s notice until it is made again: make it anew when the notice ends.']
        : []),
      ...(offers.silenced ? [`Silenced in it: ${[...offers.silenced].join(', ')}.`] : []),
      `Put the folder at ${parts.baseUrl}, where no access log is kept (index.html says why; nginx.conf and Caddyfile are settings that do so).`,
      `A number uses it with the voice address ${parts.baseUrl}${firstDocument}, method GET; as a fallback: the fallback address, method GET.`,
      '',
    ].join('\n'),
  );
}

/** The subcommand. */
export const command = new Command('edition')
  .description(
    [
      'Writes the whole line as files that any web host can serve, without a server: each choice is taken by any key.',
      'It says what the line would, by the same settings (the environment, or .env): guidance, languages, name, notice, what is silenced.',
      'With --one-file, prints the essentials in these languages as a single document that needs no key, small enough for a TwiML Bin.',
    ].join('\n'),
  )
  .addOption(guidanceOption)
  .option('--base-url <url>', 'where the folder will be served')
  .option('--out <folder>', 'the folder to write; an edition that is there is replaced')
  .option('--one-file <languages>', 'such as es,en: prints one document instead')
  .action(told(run));
