import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Settings } from './config.ts';
import { checkGuide } from './guide/check.ts';
import { compared, facts, type FactId } from './guide/facts.ts';
import type { Guide, Language, NodeId, Offers } from './guide/flow.ts';
import { guide as guidance } from './guide/guide.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/server.ts';
import { serveUsage } from './http/usage.ts';
import { isOld } from './speech/age.ts';
import { projectFolders, type SpeechFolders } from './speech/folders.ts';
import { shortcomingsOf } from './speech/shortcomings.ts';
import { sourceLanguage } from './speech/texts.ts';
import { readOwnWords } from './speech/own-words.ts';
import { loadSpeech, ownOffers, recordingsOf, toOffers, type Speech } from './speech/speech.ts';
import { composeMessage } from './speech/message.ts';
import { createCallRecords } from './telephony/call-records.ts';
import { toFewestParts } from './telephony/message-parts.ts';
import { createOffers, type Answering } from './telephony/offers.ts';
import { createTexts, type Texts } from './telephony/texts.ts';
import { createSendText, type TwilioAccount } from './telephony/twilio-api.ts';
import { createRenderer } from './twiml/render.ts';
import { createRecorder, type Recorder } from './usage/recorder.ts';
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
  /** What callers have used in a period; undefined where nothing is counted. Rejects while the database does not answer. */
  readonly usage: Usage | undefined;
  /** Reads the words and the recordings again; calls that are going on hear them from their next turn. Throws as starting does, and then goes on as it was. */
  readonly reload: () => Promise<void>;
  /** Stops taking calls, finishes what runs, and resolves within `seconds`. */
  readonly stop: (seconds?: number) => Promise<void>;
}

/** What is said, and offered, until the words are read again. */
interface Words {
  readonly speech: Speech;
  readonly offers: () => Offers;
  readonly amiss: readonly string[];
}

/** What a line can be given in place of the project's own. */
export interface LineParts {
  readonly guide?: Guide;
  readonly folders?: SpeechFolders;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Where Twilio's API is asked, in place of its own address. */
  readonly twilioApi?: string;
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
  const { guide = guidance, folders = projectFolders, now = Date.now } = parts;
  const { advocate: person, connect: uscis, textMessages } = settings;
  const answering: Answering = {
    person,
    uscis,
    texts: textMessages,
    isOld: (moment) => compared !== undefined && isOld(compared, moment),
  };
  const recorder = createRecorderOf(settings, log, now);
  const account = accountOf(settings, parts.twilioApi);
  const texts = createTextsOf(settings, account, log, now);
  const records =
    account && settings.deleteCallRecords
      ? createCallRecords(account, (undeleted, code) => {
          log.warn({ undeleted, code }, 'a call’s record could not be deleted at Twilio');
        })
      : undefined;
  const write = (speech: Speech, wish: { readonly answer: NodeId; readonly language: Language }): string =>
    toFewestParts(composeMessage(guide, speech.surveyed, { ...wish, hotlineName: hotlineName ?? '' }));
  const { hotlineName, languages, reviewedOnly } = settings;
  const load = async (): Promise<Words> => {
    const own = readOwnWords(guide, settings.wordsFolder);
    const speech = await loadSpeech(guide, folders, { hotlineName, languages, reviewedOnly, own });
    const always: Offers = {
      ...toOffers(speech, hotlineName !== undefined),
      own: ownOffers(speech),
      ...(own.silenced.length > 0 ? { silenced: new Set(own.silenced) } : {}),
    };
    return {
      speech,
      offers: createOffers(
        always,
        { ...answering, notice: own.notice && { until: own.notice.until, zone: settings.timeZone } },
        now,
      ),
      amiss: findAmiss(guide, speech),
    };
  };
  let words = await load();
  const server = await listen(settings.port, settings.mode === 'demo' ? '127.0.0.1' : undefined);
  const here = `http://127.0.0.1:${server.port}`;
  const publicUrl = settings.publicUrl ?? here;
  let serving = true;
  const usage =
    recorder &&
    createUsage(recorder, settings, now, async () => {
      // Only whoever looks at what was used needs to know what all of it costs.
      const { usageContext } = await import('./effort/usage-context.ts');
      return usageContext(guide, words.speech, words.offers());
    });
  const open = ({ speech, offers, amiss }: Words): Express =>
    createApp({
      guide,
      render: createRenderer(speech),
      publicUrl,
      authToken: settings.authToken,
      offers,
      dialling: {
        callerId: settings.phoneNumber,
        person: settings.advocate?.phone,
        mostAtUscis: settings.connect?.mostSeconds ?? 0,
      },
      whisper: whisperLanguage(speech, settings),
      texts: texts === undefined ? undefined : (wish) => texts({ ...wish, body: write(speech, wish) }),
      onCallEnd: records?.drop,
      usage: recorder,
      usagePage:
        usage && settings.usagePassword !== undefined
          ? serveUsage({ usage, publicUrl, password: settings.usagePassword, log, now })
          : undefined,
      audio: new Map(recordingsOf(speech).map(({ name, file }) => [name, file])),
      health: { isServing: () => serving, amiss: () => [...amiss, ...(recorder?.amiss() ?? [])] },
      log,
    });
  server.attach(open(words));
  return {
    voiceUrl: `${here}/voice`,
    publicUrl,
    offers: () => words.offers(),
    speech: () => words.speech,
    amiss: () => [...words.amiss, ...(recorder?.amiss() ?? [])],
    usage,
    reload: async () => {
      words = await load();
      server.attach(open(words));
    },
    stop: async (seconds = 9) => {
      serving = false;
      records?.stop();
      await server.close(seconds);
      await recorder?.stop();
    },
  };
}

function findAmiss(guide: Guide, speech: Speech): readonly string[] {
  return [
    ...(compared !== undefined && isOld(compared, Date.now())
      ? [
          'the text was compared with ASAP’s page more than 60 days ago, and the line says that it may have changed: npm run compared',
        ]
      : []),
    ...(compared === undefined
      ? ["no person has compared the text with ASAP's page yet: npm run compared walks through it"]
      : []),
    ...checkGuide(guide, Object.keys(facts) as FactId[]).map(({ kind, message }) => `${kind}: ${message}`),
    ...shortcomingsOf(speech),
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
    told: (state) => {
      if (state === 'answers again') log.info('the database of what is used answers again');
      else log.warn('the database of what is used does not answer: counters wait (DATABASE_URL)');
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
  { textMessages, phoneNumber }: Settings,
  account: TwilioAccount | undefined,
  log: Logger,
  now: () => number,
): Texts | undefined {
  if (!textMessages || !account || phoneNumber === undefined) return undefined;
  const send = createSendText(account, phoneNumber, (code) => {
    log.warn({ code }, 'Twilio did not take a text message');
  });
  return createTexts(send, now);
}
