import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { readSettings, SettingsError, type Settings } from './config.ts';
import { startLine, type RunningLine } from './line.ts';
import { SpeechError } from './speech/speech-error.ts';
import { projectFolders } from './speech/folders.ts';
import { readLanguages } from './speech/languages.ts';

const drainSeconds = 9;

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const known = readLanguages(projectFolders.prompts).map(({ code }) => code);
  await run(readSettings(process.env, known));
} catch (error) {
  const isExpected = error instanceof SettingsError || error instanceof SpeechError;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel, base: null });
  const line = await startLine(settings, log);
  if (settings.mode === 'demo') process.stdout.write(demoWelcome(settings, line));
  else {
    log.info({ port: settings.port, languages: line.offers.languages }, 'the line answers');
    for (const what of line.amiss) log.warn(what);
  }
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping');
    line.stop(drainSeconds).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function demoWelcome(settings: Settings, line: RunningLine): string {
  return [
    'The biometrics line is running as a demo: on this computer only, with no phone company.',
    `It speaks ${line.offers.languages.join(', ')}. Call it from another terminal:`,
    '',
    `  TWILIO_AUTH_TOKEN=${settings.authToken} npm run phone -- --url ${line.voiceUrl}`,
    '',
    'or, without this window, "npm run phone" alone. Stop it here with Ctrl-C.',
    ...line.amiss.map((what) => `Note: ${what}.`),
    'To put it on a real number, set PUBLIC_URL and TWILIO_AUTH_TOKEN (README.md).',
    '',
    '',
  ].join('\n');
}
