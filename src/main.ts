import { existsSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { projectRoot } from './root.ts';
import { lineCommand } from './line-command.ts';
import { readSettings } from './config/read.ts';
import { SettingsError } from './config/settings-error.ts';
import type { Settings } from './config/settings.ts';
import { loadEnvFile } from './env-file.ts';
import { handedSocket } from './http/handed-socket.ts';
import { startLine } from './line.ts';
import type { RunningLine } from './line/running-line.ts';
import { createLog, openStandardOutput } from './log.ts';
import { speechSeconds } from './phone/duration.ts';
import { SpeechError } from './speech/speech-error.ts';
import { projectFolders } from './speech/folders.ts';
import { readLanguages } from './speech/languages.ts';
import { projectScripts } from './speech/script-file.ts';
import { sampleDatabase } from './usage/sample.ts';
import { createUsage, type Usage } from './usage/usage.ts';
import type { Workbench } from './workbench/workbench.ts';

/** Why there is no demo where a line is put to work, as in the image: it listens on its own address alone, and a container's own nobody reaches. */
const noDemo = [
  'PUBLIC_URL and TWILIO_AUTH_TOKEN are missing, and so are GUIDANCE and REVIEWED_ONLY unless they are set: where NODE_ENV is production, as in a container, there is no demo, since nobody could reach it',
  'Put the settings of the README into a file, and name it: docker run --env-file .env … (.env.example has all of them)',
  'To try the line without a phone company, run it on your own computer, without a container: npm ci && npm start',
];
const drainSeconds = 9;
const flushSeconds = 0.5;

// What reading the words throws away would make the heap grow for good, by 20 MB that nothing needs later. A heap so small is swept sooner by one
// thread than by several that wait for each other.
for (const flag of ['--optimize-for-size', '--semi-space-growth-factor=1', '--no-parallel-scavenge'])
  setFlagsFromString(flag);
try {
  loadEnvFile();
  const known = readLanguages(projectFolders.prompts).map(({ code }) => code);
  await run(readSettings(process.env, known));
} catch (error) {
  const isExpected = error instanceof SettingsError || error instanceof SpeechError;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(settings: Settings): Promise<void> {
  if (settings.mode === 'demo' && process.env.NODE_ENV === 'production') throw new SettingsError(noDemo);
  const { log, amiss, flush } = createLog(settings.logLevel, openStandardOutput());
  const socket = handedSocket(process.env, process.pid);
  const line = await startLine(settings, log, { alsoAmiss: amiss, socket });
  // Turns are answered faster with room to throw things away in.
  for (const flag of ['--no-optimize-for-size', '--semi-space-growth-factor=2', '--parallel-scavenge'])
    setFlagsFromString(flag);
  const workbench = settings.mode === 'demo' ? await openWorkbench(settings, line) : undefined;
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping');
    Promise.all([line.stop(drainSeconds), workbench?.stop()])
      .then(() => flush(flushSeconds))
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (settings.mode === 'demo') {
    process.stdout.write(demoWelcome(settings, line, workbench));
    if (workbench && isAtDesktop()) await openInBrowser(workbench.address);
  } else {
    log.info(
      { port: settings.port, guidance: settings.guidance, languages: line.offers().languages },
      'the line answers',
    );
    for (const { text } of line.amiss()) log.warn(text);
  }
}

/** The advocates' pages, which only a demo has: nothing of them is loaded where callers are answered. */
async function openWorkbench(settings: Settings, line: RunningLine): Promise<Workbench | undefined> {
  try {
    const { startWorkbench } = await import('./workbench/workbench.ts');
    return await startWorkbench({
      folders: projectFolders,
      wordsFolder: settings.wordsFolder,
      scripts: projectScripts,
      assets: path.join(projectRoot, 'dist/workbench/assets'),
      line,
      authToken: settings.authToken,
      hotlineName: settings.hotlineName,
      legalHelp: settings.legalHelp,
      sample: await openSample(line),
      seconds: speechSeconds,
    });
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (!isAbsent) throw error;
    return undefined;
  }
}

/** The simulated month of "npx line usage --sample", where one has been made. */
async function openSample({ guide, speech, offers }: RunningLine): Promise<Usage | undefined> {
  if (!existsSync(sampleDatabase.slice('file:'.length))) return undefined;
  const [{ openStore }, { usageContext }] = await Promise.all([
    import('./usage/database.ts'),
    import('./effort/usage-context.ts'),
  ]);
  const store = await openStore(sampleDatabase);
  return createUsage({
    store: () => Promise.resolve(store),
    timeZone: 'UTC',
    now: Date.now,
    exactness: 'exact',
    context: () => usageContext(guide(), speech(), offers()),
  });
}

/** Whether somebody sits at this computer who would see a browser open. */
function isAtDesktop(): boolean {
  const { platform, env, stdout } = process;
  const hasDesktop =
    platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
  return stdout.isTTY && hasDesktop && env.CI === undefined;
}

async function openInBrowser(address: string): Promise<void> {
  const { default: open } = await import('open');
  // Whoever has no browser to open has the address on the screen.
  await open(address).catch(() => undefined);
}

function demoWelcome(settings: Settings, line: RunningLine, workbench: Workbench | undefined): string {
  return [
    'The biometrics line is running as a demo: on this computer only, with no phone company.',
    ...(workbench
      ? [
          'Call it, see it, review it, record it and print its flyer in a browser:',
          '',
          `  ${workbench.address}`,
          '',
        ]
      : ['Its pages are not installed: "npm ci" (without --omit=dev) brings them.']),
    `It speaks ${line.offers().languages.join(', ')}, and says guidance ${settings.guidance} (GUIDANCE=faq or GUIDANCE=2026). Call it from another terminal:`,
    '',
    `  TWILIO_AUTH_TOKEN=${settings.authToken} ${lineCommand} phone --url ${line.voiceUrl}`,
    '',
    `or, without this window, "${lineCommand} phone" alone. Stop it here with Ctrl-C.`,
    ...line.amiss().map(({ text }) => `Note: ${text}.`),
    'To put it on a real number, set PUBLIC_URL and TWILIO_AUTH_TOKEN (README.md).',
    '',
    '',
  ].join('\n');
}
