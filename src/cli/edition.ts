import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { createEdition, createOneFile, firstDocument, type EditionFile } from '../edition/edition.ts';
import { createPages } from '../edition/pages.ts';
import { loadProject } from './project.ts';
import { told } from './told.ts';

interface Options {
  readonly baseUrl?: string;
  readonly out?: string;
  readonly oneFile?: string;
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
  const aside = `${path.resolve(out)}.part`;
  const old = `${path.resolve(out)}.old`;
  rmSync(aside, { recursive: true, force: true });
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
  if (existsSync(out)) renameSync(out, old);
  renameSync(aside, out);
  rmSync(old, { recursive: true, force: true });
  return bytes;
}

async function run({ baseUrl, out, oneFile }: Options): Promise<void> {
  const { guide, speech, offers } = await loadProject();
  if (oneFile !== undefined) {
    const languages = oneFile.split(',').map((code) => code.trim());
    const unknown = languages.find((code) => !offers.languages.includes(code));
    if (unknown !== undefined) {
      throw new Error(`--one-file: "${unknown}" is not spoken: take of ${offers.languages.join(', ')}`);
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
  const parts = { guide, speech, offers, baseUrl: readBaseUrl(baseUrl) };
  const files = [...createEdition(parts), ...createPages(parts)];
  const bytes = writeFolder(out, files);
  const documents = files.filter(({ path: name }) => name.endsWith('.xml')).length;
  process.stdout.write(
    [
      `${out}: ${files.length} files, ${documents} of them documents, ${(bytes / 1024 / 1024).toFixed(1)} MB in ${offers.languages.length} languages.`,
      `Put the folder at ${parts.baseUrl}, where no access log is kept (index.html says why; nginx.conf and Caddyfile are settings that do so).`,
      `A number uses it with the voice address ${parts.baseUrl}${firstDocument}, method GET; as a fallback: the fallback address, method GET.`,
      '',
    ].join('\n'),
  );
}

await new Command('edition')
  .description(
    [
      'Writes the whole line as files that any web host can serve, without a server: each choice is taken by any key.',
      'With --one-file, prints the essentials in these languages as a single document that needs no key, small enough for a TwiML Bin.',
    ].join('\n'),
  )
  .option('--base-url <url>', 'where the folder will be served')
  .option('--out <folder>', 'the folder to write; an edition that is there is replaced')
  .option('--one-file <languages>', 'such as es,en: prints one document instead')
  .action(told(run))
  .parseAsync();
