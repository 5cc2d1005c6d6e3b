import { accessSync, constants, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { lineCommand } from '../line-command.ts';
import { readSettings } from '../config/read.ts';
import { startLine } from '../line.ts';
import { placeCall } from '../phone/call.ts';
import { withoutTyped, type CallRecord, type Moment } from '../phone/record.ts';
import { projectFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { createHolder, listenToKeyboard } from './phone-hand.ts';
import { toKeys } from '../phone/keys.ts';
import { createScreen, toTranscript } from './phone-screen.ts';
import { createSpeaker, type Speaker } from './phone-voice.ts';

interface Options {
  readonly lang?: string;
  readonly url?: string;
  readonly publicUrl?: string;
  readonly keys?: string;
  readonly fast?: true;
  readonly transcript?: string;
  readonly speak?: true;
  readonly microphone?: string;
}

/** The line that is called, and how to leave it. */
interface Called {
  readonly voiceUrl: string;
  readonly publicUrl: string | undefined;
  readonly authToken: string;
  readonly accountSid?: string | undefined;
  readonly leave: () => Promise<void>;
}

async function openLine({ lang, url, publicUrl }: Options): Promise<Called> {
  const {
    TWILIO_AUTH_TOKEN: tokens = '',
    TWILIO_ACCOUNT_SID: accountSid,
    HOTLINE_NAME,
    LANGUAGES,
    LEGAL_HELP,
  } = process.env;
  const token = tokens.split(',').at(-1)?.trim() ?? '';
  if (url !== undefined) {
    if (!URL.canParse(url))
      throw new Error(`--url "${url}" is no address: give the whole of it, with https://`);
    if (token === '') {
      throw new Error(
        'TWILIO_AUTH_TOKEN is not set: it signs the requests to another line (a demo prints its own)',
      );
    }
    return { voiceUrl: url, publicUrl, authToken: token, accountSid, leave: () => Promise.resolve() };
  }
  const known = readLanguages(projectFolders.prompts).map(({ code }) => code);
  const asked = { HOTLINE_NAME, LANGUAGES, LEGAL_HELP, DATABASE_URL: 'off' };
  const settings = { ...readSettings(asked, known), port: 0 };
  const line = await startLine(settings, pino({ level: 'silent' }));
  if (lang !== undefined && !line.offers().languages.includes(lang)) {
    await line.stop(0);
    throw new Error(`--lang ${lang} is not spoken: take one of ${line.offers().languages.join(', ')}`);
  }
  return { voiceUrl: line.voiceUrl, publicUrl, authToken: settings.authToken, leave: () => line.stop(1) };
}

function createSpeakerOrSay({ speak }: Options): Speaker | undefined {
  if (!speak) return undefined;
  const speaker = createSpeaker();
  if (typeof speaker !== 'string') return speaker;
  process.stderr.write(`Not spoken aloud: ${speaker}.\n`);
  return undefined;
}

function writeTranscript(file: string, record: CallRecord): void {
  const text = file.endsWith('.json')
    ? `${JSON.stringify(record, undefined, 2)}\n`
    : toTranscript(record.timeline);
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function checkTranscript(file: string): void {
  try {
    accessSync(path.dirname(file), constants.W_OK);
  } catch (cause) {
    throw new Error(`--transcript ${file}: its folder is not there or cannot be written to`, { cause });
  }
}

/** What is said wherever the line records. Throws where the file is not there. */
function readMicrophone({ microphone }: Options): Buffer | undefined {
  if (microphone === undefined) return undefined;
  try {
    return readFileSync(microphone);
  } catch (cause) {
    throw new Error(`--microphone ${microphone} cannot be read: give a WAV file`, { cause });
  }
}

function toReplay({ lang, url, publicUrl, microphone }: Options, record: CallRecord): string {
  const options = [
    lang === undefined ? '' : ` --lang ${lang}`,
    url === undefined ? '' : ` --url '${url}'`,
    publicUrl === undefined ? '' : ` --public-url '${publicUrl}'`,
    microphone === undefined ? '' : ` --microphone '${microphone}'`,
  ];
  return `${lineCommand} phone${options.join('')} --keys '${toKeys(record)}' --fast`;
}

async function call(options: Options): Promise<void> {
  if (options.transcript !== undefined) checkTranscript(options.transcript);
  const { clock, caller, handheld } = createHolder(options);
  const line = await openLine(options);
  const screen = createScreen(process.stdout, options.fast ? 'fast' : 'spoken');
  const speaker = createSpeakerOrSay(options);
  const address = new URL(line.voiceUrl);
  if (options.lang !== undefined) address.searchParams.set('lang', options.lang);
  if (handheld) process.stdout.write('Calling. Keys: 0-9 * #   hang up: h\n');
  const stopListening = handheld ? listenToKeyboard(handheld) : () => undefined;
  const record = await placeCall({
    line: { voiceUrl: address.href },
    authToken: line.authToken,
    ...(line.accountSid === undefined ? {} : { accountSid: line.accountSid }),
    publicUrl: line.publicUrl,
    clock,
    caller,
    strict: false,
    microphone: readMicrophone(options),
    onMoment: (moment: Moment) => {
      screen.show(moment);
      speaker?.speak(moment);
    },
  });
  screen.finish();
  speaker?.stop();
  stopListening();
  await line.leave();
  report(options, record);
  if (options.transcript !== undefined) writeTranscript(options.transcript, withoutTyped(record));
}

function report(options: Options, record: CallRecord): void {
  const { ended, failure, keys, seconds } = record;
  const how = ended === 'caller' ? 'You hung up' : ended === 'line' ? 'The line hung up' : 'The call failed';
  process.stdout.write(`\n${how}: ${keys.length} keys, ${seconds.toFixed(1)} s.\n`);
  if (failure) {
    process.stdout.write(`Twilio error ${failure.code}: ${failure.message}\n  ${failure.url}\n`);
    process.exitCode = 1;
  }
  if (failure && record.requests.at(-1)?.status === 403) {
    process.stdout.write(
      '403 is what a line says to a request that was not signed for it: check TWILIO_AUTH_TOKEN, and that the address\n' +
        'is the one the line itself has (a demo prints it), or give that as --public-url.\n',
    );
  }
  process.stdout.write(`The same call again: ${toReplay(options, record)}\n`);
}

// A reader that goes away, such as head, ends the call rather than the command.
process.stdout.on('error', () => process.exit(1));

/** The subcommand. */
export const command = new Command('phone')
  .description('A telephone in the terminal: calls the line, shows what it says, and sends it keys.')
  .option('--lang <code>', 'call a number of this language: no language menu')
  .option(
    '--url <address>',
    'call this line, signing with TWILIO_AUTH_TOKEN; without it the line is started here',
  )
  .option('--public-url <origin>', 'the origin that the line is signed for, where it is behind a proxy')
  .option(
    '--keys <list>',
    'press these: 1,2,# each once what is being said has been said, 2@12.5 at a second of the call, - stay silent, h hang up',
  )
  .option('--fast', 'show what is said at once; with --keys the whole call takes no time')
  .option('--transcript <file>', 'write the call down: as text, or all of it where the name ends in .json')
  .option('--microphone <file>', 'say this WAV wherever the line records')
  .option('--speak', 'speak aloud, with espeak-ng and a sound player')
  .action(async (options: Options) => {
    try {
      await call(options);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    }
  });
