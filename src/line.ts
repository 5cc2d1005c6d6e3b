import { setImmediate } from 'node:timers/promises';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Settings } from './config/settings.ts';
import { tellTrails } from './config/trails.ts';
import { createApp } from './http/app.ts';
import { createSounds } from './http/audio.ts';
import { createRefusals } from './http/refusals.ts';
import { listen } from './http/server.ts';
import { createToldOnce } from './http/told-once.ts';
import { createOwnReader, readFiles } from './line/files.ts';
import { accountOf, createRecorderOf } from './line/parts.ts';
import type { LineParts, RunningLine } from './line/running-line.ts';
import { sayingOf } from './line/saying.ts';
import { createTextsOf, sendAnswersOf } from './line/texts.ts';
import { openUsageSide } from './line/usage.ts';
import { createWords, type Spoken, type Words } from './line/words.ts';
import type { People } from './people/people.ts';
import type { Reason } from './reason.ts';
import { projectFolders } from './speech/folders.ts';
import { ownWordsFile, watchOwnWords } from './speech/own-words.ts';
import { recordingsOf } from './speech/speech.ts';
import { createCallRecords } from './telephony/call-records.ts';
import { createTextLimits } from './telephony/text-limits.ts';

/**
 * Puts the parts together and listens. Throws a SettingsError or SpeechError where settings or words are
 * not fit to start with, before anything is listened to.
 */
export async function startLine(
  settings: Settings,
  log: Logger,
  parts: LineParts = {},
): Promise<RunningLine> {
  const { folders = projectFolders, now = Date.now, watchEvery = 2 } = parts;
  const recorder = createRecorderOf(settings, log, now);
  const refusals = createRefusals(log);
  const toldOnce = createToldOnce(now);
  const account = accountOf(settings, parts.twilioApi);
  const textLimits = createTextLimits({
    aDay: settings.texting.aDay,
    now,
    told: (what) => {
      log.warn(what);
    },
    patience: parts.textPatience,
    amongAll: recorder && (async (allowed) => (await recorder.store()).takeText(now(), allowed)),
  });
  const texts = createTextsOf(settings, account, { log, now, limits: textLimits });
  const records =
    account && settings.deleteCallRecords
      ? createCallRecords(account, (undeleted, code) => {
          log.warn({ undeleted, code }, 'a call’s record could not be deleted at Twilio');
        })
      : undefined;
  const readOwn = createOwnReader(settings.wordsFolder);
  const sounds = createSounds(now);
  let version = settings.guidance;
  let serving = true;
  let words!: Words;
  /** Nobody hears anything before it is listened to. */
  let attach: (words: Words) => void = () => undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: what was read later is said later. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work, work);
    last = done;
    return done;
  };
  /** The people behind the line, once the desk has opened. */
  let people = (): People | undefined => undefined;
  /** Has callers hear this, all of it at once. */
  const speak = async (spoken: Spoken): Promise<void> => {
    const next = await createWords(spoken, settings, now, setImmediate, () => people()?.onShift());
    const files = recordingsOf(next.speech).map(({ name, file }) => [name, file] as const);
    await sounds.put(new Map(files), setImmediate);
    words = next;
    attach(next);
  };
  const load = (): Promise<void> =>
    inTurn(async () => {
      await speak(await readFiles(settings, folders, readOwn, { version, guide: parts.guide }));
    });
  const { databaseUrl } = settings;
  const desk =
    settings.hasDesk && databaseUrl !== undefined
      ? await (
          await import('./line/desk.ts')
        ).openDeskSide({
          settings,
          databaseUrl,
          folder: parts.deskFolder,
          folders,
          guide: parts.guide,
          account,
          speak,
          log,
          now,
          everySeconds: watchEvery,
          health: () => ({ isAnswering: serving, amiss: amiss() }),
        })
      : undefined;
  people = () => desk?.people;
  if (!desk) await load();
  const server = await listen(
    parts.socket === undefined
      ? { port: settings.port, host: settings.mode === 'demo' ? '127.0.0.1' : settings.host }
      : { fd: parts.socket },
  ).catch(async (error: unknown) => {
    await desk?.stop();
    throw error;
  });
  const here = `http://127.0.0.1:${server.port}`;
  const publicUrl = settings.publicUrl ?? here;
  /** What is amiss just now, and may pass. */
  const passing = (): readonly Reason[] => [
    ...(hasTrails() ? [tellTrails(settings)] : []),
    ...refusals.amiss(),
    ...textLimits.amiss(),
    ...(recorder?.amiss() ?? []),
    ...(desk?.amiss() ?? []),
    ...(parts.alsoAmiss?.() ?? []),
  ];
  const amiss = (): readonly Reason[] => [...words.amiss(), ...passing()];
  const { trailsUntil } = settings;
  const hasTrails = (): boolean => trailsUntil !== undefined && now() < trailsUntil;
  const { usage, page: usagePage } = openUsageSide({
    settings,
    recorder,
    words: () => words,
    publicUrl,
    log,
    now,
  });
  const open = (said: Words): Express =>
    createApp({
      ...sayingOf(said, settings),
      publicUrl,
      authTokens: settings.authTokens,
      accountSid: settings.accountSid,
      refusals,
      texts: sendAnswersOf(texts, said, settings),
      onCallEnd: (callSid) => {
        records?.drop(callSid);
        desk?.lend?.onCallEnd(callSid);
      },
      isNew: toldOnce.isNew,
      usage: recorder,
      usagePage: usagePage?.handle,
      desk: desk?.handle,
      people: people(),
      bridge: desk?.bridge,
      lend: desk?.lend?.door,
      audio: sounds,
      health: { isServing: () => serving, amiss, desk: desk?.state },
      log,
      hasTrails,
    });
  attach = (next) => {
    server.attach(open(next));
  };
  attach(words);
  const watch = watchOwnWords(settings.wordsFolder, watchEvery, () => {
    sayOwnWords().then(
      () => {
        log.info(
          { silenced: words.speech.own.silenced },
          'the hotline’s own words have changed, and are said as they are now',
        );
        for (const { text } of words.ownAmiss) log.warn(text);
      },
      (error: unknown) => {
        log.error(
          { why: String(error) },
          'the hotline’s own words have changed, and cannot be said as they are now',
        );
      },
    );
  });
  const sayOwnWords = (): Promise<void> =>
    desk?.renew() ??
    inTurn(() => {
      const own = readOwn(words.guide);
      return speak({ ...words, own, ownPlace: ownWordsFile(settings.wordsFolder) });
    });
  return {
    voiceUrl: `${here}/voice`,
    publicUrl,
    offers: () => words.offers(),
    speech: () => words.speech,
    guide: () => words.guide,
    guides: () => words.guides,
    speakVersion: async (wanted) => {
      const before = version;
      version = wanted;
      try {
        await load();
      } catch (error) {
        version = before;
        throw error;
      }
    },
    amiss,
    usage,
    reload: () => desk?.renew() ?? load(),
    stop: async (seconds = 9) => {
      serving = false;
      watch.stop();
      records?.stop();
      toldOnce.stop();
      await desk?.stop();
      await server.close(seconds);
      await usagePage?.stop();
      await recorder?.stop();
    },
  };
}
