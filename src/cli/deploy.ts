import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import * as z from 'zod';
import { lineCommand } from '../line-command.ts';
import { readSettings } from '../config/read.ts';
import {
  compareSetups,
  findNumber,
  setUpNumber,
  wantedSetup,
  type AccountNumber,
  type NumberSetup,
} from '../telephony/number.ts';
import { openTwilio } from '../telephony/twilio-api.ts';
import { projectFolders } from '../speech/folders.ts';
import { readJson } from '../speech/json-file.ts';
import { readLanguages } from '../speech/languages.ts';
import { told } from './told.ts';
import { say } from './words.ts';

interface Options {
  readonly number?: string;
  readonly lang?: string;
  readonly fallback?: string;
  readonly fallbackMethod: string;
  readonly replace?: true;
  readonly dryRun?: true;
  readonly undo?: string;
  readonly undoFolder: string;
  readonly api?: string;
}

const undoSchema = z.object({ phoneNumber: z.string(), setup: z.record(z.string(), z.string()) });

function readUndo(file: string): z.infer<typeof undoSchema> {
  const read = undoSchema.safeParse(readJson(file));
  if (!read.success) throw new Error(`--undo ${file}: is no file that deploy has written`);
  return read.data;
}

/** Writes down how a number was before, in a file of its own. */
function keepBefore(folder: string, { phoneNumber, setup }: AccountNumber): string {
  mkdirSync(folder, { recursive: true });
  const stem = `undo-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  const file = path.join(folder, `${stem}.json`);
  writeFileSync(file, `${JSON.stringify({ phoneNumber, setup }, undefined, 2)}\n`, { flag: 'wx' });
  return file;
}

function checkFallback({ fallback, fallbackMethod }: Options, publicUrl: string): void {
  if (fallbackMethod !== 'GET' && fallbackMethod !== 'POST') {
    throw new Error(`--fallback-method "${fallbackMethod}": GET for a static edition, POST for another line`);
  }
  if (fallback === undefined) return;
  if (!URL.canParse(fallback) || new URL(fallback).protocol !== 'https:') {
    throw new Error(`--fallback "${fallback}": give the whole address, with https://`);
  }
  if (new URL(fallback).origin === publicUrl) {
    throw new Error(
      `--fallback "${fallback}": it is on the line's own host, and would fail with it: put it on another`,
    );
  }
}

async function run(options: Options): Promise<void> {
  const { lang, fallback, fallbackMethod } = options;
  const known = readLanguages(projectFolders.prompts).map(({ code }) => code);
  const { mode, publicUrl, accountSid, authToken, phoneNumber } = readSettings(process.env, known);
  if (mode === 'demo' || publicUrl === undefined || accountSid === undefined) {
    throw new Error(
      'set PUBLIC_URL, TWILIO_AUTH_TOKEN, TWILIO_ACCOUNT_SID and REVIEWED_ONLY first: deploy sets a real number up',
    );
  }
  if (lang !== undefined && !known.includes(lang))
    throw new Error(`--lang ${lang}: take of ${known.join(', ')}`);
  checkFallback(options, publicUrl);
  const undo = options.undo === undefined ? undefined : readUndo(options.undo);
  const wanted = undo?.phoneNumber ?? options.number ?? phoneNumber;
  if (wanted === undefined) throw new Error('--number: which number? Such as +15551234567');
  const client = await openTwilio({ accountSid, authToken, apiUrl: options.api });
  const found = await findNumber(client, wanted);
  const after: NumberSetup = undo
    ? { ...found.setup, ...undo.setup }
    : wantedSetup({
        publicUrl,
        language: lang,
        fallback:
          fallback === undefined
            ? undefined
            : { url: fallback, method: fallbackMethod === 'GET' ? 'GET' : 'POST' },
      });
  const { voiceApplicationSid, trunkSid } = found.setup;
  if (!undo && !options.replace && (voiceApplicationSid !== '' || trunkSid !== '')) {
    throw new Error(
      `${wanted} has ${voiceApplicationSid === '' ? `the trunk ${trunkSid}` : `the voice application ${voiceApplicationSid}`}, with which Twilio ignores the addresses of the number itself: say --replace to clear it`,
    );
  }
  const changes = compareSetups(found.setup, after);
  if (changes.length === 0) {
    say(`${wanted} is set up so already.`);
    return;
  }
  for (const change of changes) say(change);
  if (options.dryRun) {
    say('Nothing was changed: this was a dry run.');
    return;
  }
  const file = keepBefore(options.undoFolder, found);
  await setUpNumber(client, found, after);
  const now = await findNumber(client, wanted);
  const left = compareSetups(now.setup, after);
  if (left.length > 0) throw new Error(`Twilio took it, and shows something else: ${left.join('; ')}`);
  say(`${wanted} is set up. To undo it: ${lineCommand} deploy --undo ${file}`);
}

/** The subcommand. */
export const command = new Command('deploy')
  .description(
    [
      'Points a phone number at Twilio to this line: voice address and method, fallback, status callback. Shows before and after.',
      'Reads PUBLIC_URL, TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN from the environment or .env.',
    ].join('\n'),
  )
  .option('--number <number>', 'the number, such as +15551234567; TWILIO_PHONE_NUMBER unless given')
  .option('--lang <code>', 'a number of this language: no language menu')
  .option(
    '--fallback <url>',
    'what Twilio asks when the line fails: the voice.xml of a static edition on another host',
  )
  .option('--fallback-method <method>', 'GET for a static edition, POST for another line', 'GET')
  .option('--replace', 'clears a voice application or trunk of the number')
  .option('--dry-run', 'shows what would change, and changes nothing')
  .option('--undo <file>', 'sets the number as it was before; the file is the one that deploy has named')
  .option('--undo-folder <folder>', 'where the file for undoing is written', 'data')
  .option('--api <url>', 'asks this in place of Twilio’s own API, to try it out')
  .action(told(run));
