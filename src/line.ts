import path from 'node:path';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { tellTrails, type Settings } from './config.ts';
import { checkGuide } from './guide/check.ts';
import { agesOf, expiredFacts, oldUpTo } from './facts/age.ts';
import { tellContradicted } from './facts/contradicted.ts';
import { readGuides } from './facts/versions.ts';
import type { VersionId } from './guide/facts.ts';
import type { Guide, Language, NodeId, Offers } from './guide/flow.ts';
import type { Guides } from './guide/guide.ts';
import { createApp } from './http/app.ts';
import { createRefusals } from './http/refusals.ts';
import { listen } from './http/server.ts';
import { createToldOnce } from './http/told-once.ts';
import { speechSeconds } from './phone/duration.ts';
import { serveUsage } from './http/usage.ts';
import { projectFolders, type SpeechFolders } from './speech/folders.ts';
import { shortcomingsOf } from './speech/shortcomings.ts';
import { sourceLanguage } from './speech/texts.ts';
import { lintOwnText } from './speech/own-lint.ts';
import { readOwnWords, watchOwnWords, type OwnWords, type OwnWordsRead } from './speech/own-words.ts';
import { loadSpeech, ownOffers, recordingsOf, toOffers, withOwnWords, type Speech } from './speech/speech.ts';
import { composeMessage } from './speech/message.ts';
import { createCallRecords } from './telephony/call-records.ts';
import { toFewestParts } from './telephony/message-parts.ts';
import { createOffers, type Answering } from './telephony/offers.ts';
import { openTextCountries } from './telephony/text-countries.ts';
import { createTextLimits, type TextLimits } from './telephony/text-limits.ts';
import { createTexts, type Texts } from './telephony/texts.ts';
import { createSendText, type TwilioAccount } from './telephony/twilio-api.ts';
import { createRenderer } from './twiml/render.ts';
import { createRecorder, type Recorder } from './usage/recorder.ts';
import type { Context } from './usage/report.ts';
import { createUsage, type Usage } from './usage/usage.ts';

/** A line that answers calls. */
export interface RunningLine {
  /** The address of a new call, as it is asked on this machine. */
  readonly voiceUrl: string;
  /** The origin that requests must be signed for. */
  readonly publicUrl: string;
  /** What is offered to callers now. */
  readonly offers: () => Offers;
  /** The words and voices that callers hear now. */
  readonly speech: () => Speech;
  /** What whoever runs the line should know; none of it keeps the line from answering. */
  readonly amiss: () => readonly string[];
  /** The guidance that callers hear, and every version that there is. */
  readonly guide: () => Guide;
  readonly guides: () => Guides;
  /** Has the line say another version of the guidance, until it is started anew; rejects as `reload` does. */
  readonly speakVersion: (version: VersionId) => Promise<void>;
  /** What callers have used in a period; undefined where nothing is counted. Rejects while the database does not answer. */
  readonly usage: Usage | undefined;
  /** Reads the words and the recordings again; calls that are going on hear them from their next turn. Throws as starting does, and then goes on as it was. */
  readonly reload: () => Promise<void>;
  /** Stops taking calls, finishes what runs, and resolves within `seconds`. */
  readonly stop: (seconds?: number) => Promise<void>;
}

/** What is said, and offered, until the words are read again. */
interface Words {
  readonly guide: Guide;
  readonly guides: Guides;
  readonly speech: Speech;
  readonly offers: () => Offers;
  readonly amiss: () => readonly string[];
  /** What of that is about the hotline's own words. */
  readonly ownAmiss: readonly string[];
}

/** What a line can be given in place of the project's own. */
export interface LineParts {
  readonly guide?: Guide;
  readonly folders?: SpeechFolders;
  /** Seconds between two looks at the hotline's own words. */
  readonly watchEvery?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** The number of a socket that listens already, in place of the port and the address of the settings. */
  readonly socket?: number | undefined;
  /** Where Twilio's API is asked, in place of its own address. */
  readonly twilioApi?: string;
  /** What else whoever runs the line should know. */
  readonly alsoAmiss?: () => readonly string[];
}

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
  const { advocate: person, connect: uscis, textMessages } = settings;
  const answering: Answering = {
    person,
    uscis,
    texts: textMessages,
    oldUpTo,
  };
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
    amongAll: recorder && (async (allowed) => (await recorder.store()).takeText(now(), allowed)),
  });
  const texts = createTextsOf(settings, account, { log, now, limits: textLimits });
  const records =
    account && settings.deleteCallRecords
      ? createCallRecords(account, (undeleted, code) => {
          log.warn({ undeleted, code }, 'a call’s record could not be deleted at Twilio');
        })
      : undefined;
  const write = (speech: Speech, wish: { readonly answer: NodeId; readonly language: Language }): string =>
    toFewestParts(composeMessage(words.guide, speech.surveyed, { ...wish, hotlineName: hotlineName ?? '' }));
  const { hotlineName, languages, reviewedOnly } = settings;
  let version = settings.guidance;
  const load = async (): Promise<Words> => {
    const guides = readGuides(factsFolder(folders));
    const guide = parts.guide ?? guides[version];
    const speech = await loadSpeech(guide, folders, { hotlineName, languages, reviewedOnly });
    return toWords(guides, guide, speech);
  };
  let ownBefore: OwnWords | undefined;
  /** What is said with the hotline's own words as they are now. */
  const toWords = (guides: Guides, guide: Guide, loaded: Speech): Words => {
    const own = readOwnWords(
      guide,
      settings.wordsFolder,
      (language, text) =>
        lintOwnText({ guide, surveyed: loaded.surveyed, seconds: speechSeconds }, language, text),
      ownBefore,
    );
    ownBefore = own.words;
    const speech = withOwnWords(loaded, own.words);
    const { notice, silenced } = own.words;
    const always: Offers = {
      ...toOffers(speech, hotlineName !== undefined),
      own: ownOffers(speech),
      ...(silenced.length > 0 ? { silenced: new Set(silenced) } : {}),
    };
    const aboutOwn = ownAmiss(own, speech);
    const standing = [...checkAmiss(guide), ...shortcomingsOf(speech), ...aboutOwn];
    return {
      guide,
      guides,
      speech,
      ownAmiss: aboutOwn,
      offers: createOffers(
        always,
        {
          ...answering,
          expired: (moment) => expiredFacts(guide.facts, moment),
          notice: notice && { until: notice.until, zone: settings.timeZone },
        },
        now,
      ),
      amiss: () => [...tellContradicted(guides, guide.version), ...agesOf(guide, now()), ...standing],
    };
  };
  let words = await load();
  const server = await listen(
    parts.socket === undefined
      ? { port: settings.port, host: settings.mode === 'demo' ? '127.0.0.1' : settings.host }
      : { fd: parts.socket },
  );
  const here = `http://127.0.0.1:${server.port}`;
  const publicUrl = settings.publicUrl ?? here;
  let serving = true;
  /** What is amiss just now, and may pass. */
  const passing = (): readonly string[] => [
    ...(hasTrails() ? [tellTrails(settings)] : []),
    ...refusals.amiss(),
    ...textLimits.amiss(),
    ...(recorder?.amiss() ?? []),
    ...(parts.alsoAmiss?.() ?? []),
  ];
  const { trailsUntil } = settings;
  const hasTrails = (): boolean => trailsUntil !== undefined && now() < trailsUntil;
  const contexts = new WeakMap<Words, Promise<Context>>();
  /** Only whoever looks at what was used needs to know what all of it costs; worked out once for the words that are said. */
  const usageContext = (): Promise<Context> => {
    const asked = words;
    const known =
      contexts.get(asked) ??
      import('./effort/usage-context.ts').then((effort) =>
        effort.usageContext(asked.guide, asked.speech, asked.offers()),
      );
    contexts.set(asked, known);
    return known;
  };
  const usage =
    recorder &&
    createUsage({
      store: recorder.store,
      timeZone: settings.timeZone,
      now,
      // Whoever looks at a demo has made its calls.
      exactness: settings.mode === 'demo' ? 'exact' : 'rounded',
      context: usageContext,
    });
  const { databaseUrl, usagePassword } = settings;
  const usageDoor =
    recorder && databaseUrl !== undefined && usagePassword !== undefined
      ? serveUsage({
          databaseUrl,
          timeZone: settings.timeZone,
          context: usageContext,
          store: recorder.store,
          publicUrl,
          password: usagePassword,
          log,
          now,
        })
      : undefined;
  const open = ({ guide, speech, offers, amiss }: Words): Express =>
    createApp({
      guide,
      render: createRenderer(speech),
      publicUrl,
      authTokens: settings.authTokens,
      accountSid: settings.accountSid,
      refusals,
      offers,
      dialling: {
        callerId: settings.phoneNumber,
        person: settings.advocate?.phone,
        mostAtUscis: settings.connect?.mostSeconds ?? 0,
      },
      whisper: whisperLanguage(speech, settings),
      texts: texts === undefined ? undefined : (wish) => texts({ ...wish, body: write(speech, wish) }),
      onCallEnd: records?.drop,
      isNew: toldOnce.isNew,
      usage: recorder,
      usagePage: usageDoor?.handle,
      audio: new Map(recordingsOf(speech).map(({ name, file }) => [name, file])),
      health: { isServing: () => serving, amiss: () => [...amiss(), ...passing()] },
      log,
      hasTrails,
    });
  server.attach(open(words));
  const speak = (next: Words): void => {
    words = next;
    server.attach(open(words));
  };
  const reload = async (): Promise<void> => {
    speak(await load());
  };
  const watch = watchOwnWords(settings.wordsFolder, watchEvery, () => {
    speak(toWords(words.guides, words.guide, words.speech));
    log.info(
      { silenced: words.speech.own.silenced },
      'the hotline’s own words have changed, and are said as they are now',
    );
    for (const what of words.ownAmiss) log.warn(what);
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
        await reload();
      } catch (error) {
        version = before;
        throw error;
      }
    },
    amiss: () => [...words.amiss(), ...passing()],
    usage,
    reload,
    stop: async (seconds = 9) => {
      serving = false;
      watch.stop();
      records?.stop();
      toldOnce.stop();
      await server.close(seconds);
      await usageDoor?.stop();
      await recorder?.stop();
    },
  };
}

/** Where the facts stand that belong to these words. */
function factsFolder({ prompts }: SpeechFolders): string {
  return path.join(prompts, 'facts');
}

function checkAmiss(guide: Guide): readonly string[] {
  return checkGuide(guide).map(({ kind, message }) => `${kind}: ${message}`);
}

/** What callers are not told because the hotline has silenced it, what of its own words is at fault, and which languages lack a notice. */
function ownAmiss({ words: { silenced, notice }, faults }: OwnWordsRead, speech: Speech): readonly string[] {
  const lacking = speech.reached
    .filter(({ how }) => how !== 'not')
    .filter(({ info }) => notice && Object.keys(notice.text).length > 0 && !(info.code in notice.text))
    .map(({ info }) => `${info.english} (${info.code})`);
  return [
    ...faults,
    ...(silenced.length > 0 ? [`silenced by the hotline: ${silenced.join(', ')}`] : []),
    ...(lacking.length > 0
      ? [
          `the notice has no words in ${lacking.join(', ')}: their callers hear it in English, if it is there in English`,
        ]
      : []),
  ];
}

/** The first language of the person who is called that a voice speaks to callers; English otherwise. */
function whisperLanguage({ reached }: Speech, { advocate }: Settings): Language {
  const spoken = reached.filter(({ how }) => how === 'by voice').map(({ info }) => info.code);
  return advocate?.languages.find((code) => spoken.includes(code)) ?? sourceLanguage;
}

function createRecorderOf(
  { databaseUrl, timeZone }: Settings,
  log: Logger,
  now: () => number,
): Recorder | undefined {
  if (databaseUrl === undefined) return undefined;
  return createRecorder({
    // The line answers before the database does.
    open: async () => (await import('./usage/database.ts')).openStore(databaseUrl),
    zone: timeZone,
    now,
    told: (state, why) => {
      if (state === 'answers again') log.info('the database of what is used answers again');
      else
        log.warn(
          `the database of what is used does not answer: counters wait (DATABASE_URL)${why === undefined ? '' : `; ${why}`}`,
        );
    },
  });
}

function accountOf(
  { accountSid, authToken }: Settings,
  apiUrl: string | undefined,
): TwilioAccount | undefined {
  return accountSid === undefined ? undefined : { accountSid, authToken, apiUrl };
}

function createTextsOf(
  { textMessages, texting, phoneNumber }: Settings,
  account: TwilioAccount | undefined,
  { log, now, limits }: { readonly log: Logger; readonly now: () => number; readonly limits: TextLimits },
): Texts | undefined {
  if (!textMessages || !account || phoneNumber === undefined) return undefined;
  const send = createSendText(account, phoneNumber, (code) => {
    log.warn({ code }, 'Twilio did not take a text message');
  });
  const { countries, verifiedOnly } = texting;
  return createTexts(send, { mayGetTexts: openTextCountries(countries), verifiedOnly, limits, now });
}
